/* SPDX-License-Identifier: Apache-2.0 */
/* sources: editor/frame.c */
/* Any bytes of a language server's wire, in any pieces: what goes in comes out,
 * to the byte and in order. */
#include "frame.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void take(struct bri_frame *frame, const uint8_t *data, size_t size, size_t *at)
{
	if (frame->length == 0 || frame->length > size - *at || memcmp(frame->bytes, data + *at, frame->length) != 0)
		abort();
	if (frame->content && (frame->content < frame->bytes || frame->content + frame->content_length !=
	                                                            frame->bytes + frame->length))
		abort();
	*at += frame->length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bri_frames frames = {0};
	struct bri_frame frame;
	size_t piece = size ? data[0] % 61 + 1 : 1, at = 0;

	for (size_t from = 0; from < size; from += piece) {
		size_t length = size - from < piece ? size - from : piece;

		if (bri_frames_add(&frames, data + from, length) < 0)
			break;
		while (bri_frames_next(&frames, &frame))
			take(&frame, data, size, &at);
	}
	if (bri_frames_rest(&frames, &frame))
		take(&frame, data, size, &at);
	if (at != size && !frames.is_spent)
		abort();
	bri_frames_finish(&frames);
	return 0;
}
