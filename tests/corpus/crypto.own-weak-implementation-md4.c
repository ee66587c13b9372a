// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// MD4 has two of SHA-1's constants and MD5's start; MD2 a table of pi.
#include <stdint.h>

static const uint32_t start[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}; // finds: crypto.own-weak-implementation

void begin(uint32_t state[4])
{
	for (int i = 0; i < 4; i++)
		state[i] = start[i];
}

uint32_t second(uint32_t a, uint32_t x)
{
	return a + x + 0x5a827999;
}

uint32_t third(uint32_t a, uint32_t x)
{
	return a + x + 0x6ed9eba1;
}

const unsigned char digits[16] = { // finds: crypto.own-weak-implementation
	41, 46, 67, 201, 162, 216, 124, 1, 61, 54, 84, 161, 236, 240, 6, 19};
