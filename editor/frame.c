/* SPDX-License-Identifier: Apache-2.0 */
/* Cuts a stream into messages.  It understands Content-Length and nothing else;
 * what isn't a message is passed on raw for ever after, since guessing where
 * the next one begins could lose a byte. */
#include "frame.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Longer headers are no headers. */
#define HEADER_MAX 4096
#define CONTENT_MAX ((size_t)1 << 30)

void bri_frames_finish(struct bri_frames *frames)
{
	free(frames->bytes);
	memset(frames, 0, sizeof *frames);
}

static void drop_taken(struct bri_frames *frames)
{
	if (!frames->taken)
		return;
	memmove(frames->bytes, frames->bytes + frames->taken, frames->length - frames->taken);
	frames->length -= frames->taken;
	frames->taken = 0;
}

int bri_frames_add(struct bri_frames *frames, const void *bytes, size_t length)
{
	if (frames->is_spent)
		return -1;
	drop_taken(frames);
	if (length > frames->room - frames->length) {
		size_t room = frames->room ? frames->room : 16384;
		char *grown;

		while (room - frames->length < length && room <= SIZE_MAX / 2)
			room *= 2;
		grown = realloc(frames->bytes, room);
		if (!grown) {
			frames->is_spent = true;
			return -1;
		}
		frames->bytes = grown;
		frames->room = room;
	}
	memcpy(frames->bytes + frames->length, bytes, length);
	frames->length += length;
	return 0;
}

/* The value of Content-Length in [line, end); false: it says no number. */
static bool number_of(const char *line, const char *end, size_t *ret_number)
{
	size_t number = 0;

	while (line < end && (*line == ' ' || *line == '\t'))
		line++;
	if (line == end || *line < '0' || *line > '9')
		return false;
	for (; line < end && *line >= '0' && *line <= '9'; line++) {
		number = number * 10 + (size_t)(*line - '0');
		if (number > CONTENT_MAX)
			return false;
	}
	while (line < end && (*line == ' ' || *line == '\t' || *line == '\r'))
		line++;
	*ret_number = number;
	return line == end;
}

enum header { HEADER_WHOLE, HEADER_PART, HEADER_WRONG };

static enum header read_header(const char *bytes, size_t length, size_t *ret_header, size_t *ret_content)
{
	static const char key[] = "Content-Length:";
	const char *line = bytes, *limit = bytes + (length < HEADER_MAX ? length : HEADER_MAX);
	bool has_length = false;

	for (;;) {
		const char *end = memchr(line, '\n', (size_t)(limit - line));

		if (!end)
			return length >= HEADER_MAX ? HEADER_WRONG : HEADER_PART;
		if (end == line || (end == line + 1 && *line == '\r')) {
			*ret_header = (size_t)(end + 1 - bytes);
			return has_length ? HEADER_WHOLE : HEADER_WRONG;
		}
		if (end - line > (long)sizeof key - 1 && strncasecmp(line, key, sizeof key - 1) == 0) {
			if (!number_of(line + sizeof key - 1, end, ret_content))
				return HEADER_WRONG;
			has_length = true;
		} else if (!memchr(line, ':', (size_t)(end - line))) {
			return HEADER_WRONG;
		}
		line = end + 1;
	}
}

bool bri_frames_next(struct bri_frames *frames, struct bri_frame *ret_frame)
{
	size_t length = frames->length - frames->taken, header = 0, content = 0;
	char *bytes;

	if (length == 0)
		return false;
	bytes = frames->bytes + frames->taken;
	if (!frames->is_broken) {
		switch (read_header(bytes, length, &header, &content)) {
		case HEADER_PART:
			return false;
		case HEADER_WRONG:
			frames->is_broken = true;
			break;
		case HEADER_WHOLE:
			if (length - header < content)
				return false;
			break;
		}
	}
	if (frames->is_broken)
		return bri_frames_rest(frames, ret_frame);
	*ret_frame = (struct bri_frame){bytes, header + content, bytes + header, content};
	frames->taken += header + content;
	return true;
}

bool bri_frames_rest(struct bri_frames *frames, struct bri_frame *ret_frame)
{
	if (frames->length == frames->taken)
		return false;
	*ret_frame = (struct bri_frame){frames->bytes + frames->taken, frames->length - frames->taken, NULL, 0};
	frames->taken = frames->length;
	return true;
}
