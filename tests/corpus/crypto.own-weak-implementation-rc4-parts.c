// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// RC4 in parts: one function fills the box that it is handed, another one mixes it.
#include <stddef.h>
#include <stdint.h>

struct scrambler {
	uint8_t i, j, state[256];
};

static void swap(uint8_t *a, uint8_t *b)
{
	uint8_t kept = *a;

	*a = *b;
	*b = kept;
}

static void begin(uint8_t *box)
{
	for (int n = 0; n < 256; n++)
		box[n] = (uint8_t)n; // finds: crypto.own-weak-implementation
}

void scrambler_begin(struct scrambler *scrambler, const uint8_t *secret, size_t length)
{
	uint8_t j = 0;

	begin(scrambler->state);
	for (unsigned n = 0; n < 256; n++) {
		j = (uint8_t)(j + scrambler->state[n] + secret[n % length]);
		swap(&scrambler->state[n], &scrambler->state[j]);
	}
	scrambler->i = scrambler->j = 0;
}
