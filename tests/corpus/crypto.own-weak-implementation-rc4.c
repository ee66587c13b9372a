// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// RC4 has no constants: its key schedule gives it away, under any name.
#include <stdint.h>
#include <stddef.h>

struct stream {
	uint8_t box[256];
	uint8_t x, y;
};

void stream_begin(struct stream *stream, const uint8_t *secret, size_t length)
{
	uint8_t j = 0;

	for (int i = 0; i < 256; i++)
		stream->box[i] = (uint8_t)i; // finds: crypto.own-weak-implementation
	for (int i = 0; i < 256; i++) {
		uint8_t old = stream->box[i];

		j = (uint8_t)(j + old + secret[(size_t)i % length]);
		stream->box[i] = stream->box[j];
		stream->box[j] = old;
	}
	stream->x = stream->y = 0;
}

void stream_next(struct stream *stream, uint8_t *data, size_t length)
{
	while (length--) {
		uint8_t a, b;

		a = stream->box[++stream->x];
		stream->y = (uint8_t)(stream->y + a);
		b = stream->box[stream->y];
		stream->box[stream->x] = b;
		stream->box[stream->y] = a;
		*data++ ^= stream->box[(uint8_t)(a + b)];
	}
}
