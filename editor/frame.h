/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FRAME_H
#define BRI_FRAME_H

#include <stdbool.h>
#include <stddef.h>

/* Messages of the Language Server Protocol on a stream of bytes (LSP 3.17, "Base
 * Protocol"): header lines that end in CR LF, an empty line, and as many bytes
 * of content as Content-Length says.  Bytes come as they come; messages go as
 * they are, to the byte. */
struct bri_frames {
	char *bytes;
	size_t length, room;
	size_t taken;   /* bytes of the front that were handed out */
	bool is_broken; /* what came is no LSP: the rest is handed out raw */
	bool is_spent;  /* out of memory: nothing more can be taken in */
};

struct bri_frame {
	const char *bytes; /* the whole message, header included; borrowed until the next call with the frames */
	size_t length;
	const char *content; /* NULL: raw bytes that aren't a message */
	size_t content_length;
};

void bri_frames_finish(struct bri_frames *frames);
/* -1: out of memory, sticky. */
int bri_frames_add(struct bri_frames *frames, const void *bytes, size_t length);
/* The next whole message; false: more bytes are needed. */
bool bri_frames_next(struct bri_frames *frames, struct bri_frame *ret_frame);
/* What is left when the stream ended. */
bool bri_frames_rest(struct bri_frames *frames, struct bri_frame *ret_frame);

#endif
