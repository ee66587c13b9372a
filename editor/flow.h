/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FLOW_H
#define BRI_FLOW_H

#include "frame.h"

#include <stdbool.h>
#include <stddef.h>

/* One direction of a conversation: messages read from `from`, bytes waiting to
 * be written to `to`.  Both descriptors are non-blocking. */
struct bri_flow {
	int from, to; /* -1: closed */
	struct bri_frames frames;
	char *out;
	size_t out_length, out_done, out_room;
	bool is_broken; /* out of memory, or the other side doesn't read any more */
};

void bri_flow_init(struct bri_flow *flow, int from, int to);
void bri_flow_finish(struct bri_flow *flow);
/* Reads what is there.  False at the end of the stream, which closes `from`. */
bool bri_flow_read(struct bri_flow *flow);
void bri_flow_write(struct bri_flow *flow, const void *bytes, size_t length);
/* A message with its header. */
void bri_flow_say(struct bri_flow *flow, const char *content, size_t length);
/* Writes as much as goes; closes `to` when the reader is gone. */
void bri_flow_flush(struct bri_flow *flow);
bool bri_flow_is_full(const struct bri_flow *flow); /* too much is waiting: don't read more */
static inline bool bri_flow_waits(const struct bri_flow *flow)
{
	return flow->to >= 0 && flow->out_done < flow->out_length;
}

#endif
