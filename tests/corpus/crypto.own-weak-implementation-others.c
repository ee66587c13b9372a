// SPDX-License-Identifier: Apache-2.0
// Tables of sound algorithms, and one that comes from elsewhere.
#include <stddef.h>
#include <stdint.h>

/* Near misses: SHA-256's round constants, the start of SHA-1's and SHA-256's states (which other hashes share). */
static const uint32_t sha256[8] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5};
static const uint32_t start[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};

uint32_t good(unsigned t)
{
	return sha256[t % 8] ^ start[t % 5];
}

/* Near miss: one of SHA-1's constants is the square root of two, scaled; alone it is a number like others. */
uint32_t scrambled(uint32_t value)
{
	return value * 0x5a827999u;
}

extern const uint32_t additive_table[];

/* Unknown: the table is somebody else's. */
uint32_t mixed(uint32_t value, size_t t)
{
	return (value << 5 | value >> 27) + additive_table[t];
}
