// SPDX-License-Identifier: Apache-2.0
// SHA-1's constants in a structure that a context is made from.
#include <stdint.h>

struct rounds {
	const char *name;
	uint32_t additive[4];
	unsigned count;
};

/* Field. */
static const struct rounds rounds = { // finds: crypto.own-weak-implementation
	.name = "digest",
	.additive = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6},
	.count = 80,
};

uint32_t additive_of(unsigned t)
{
	return rounds.additive[t / 20 % 4];
}
