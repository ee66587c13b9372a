// SPDX-License-Identifier: Apache-2.0
// Few of an MD5's additive constants, the rest computed: with what it starts from they are enough.
#include <stdint.h>

struct digest {
	uint32_t a, b, c, d;
};
uint32_t constant_of(int i);

static const uint32_t first[4] = {0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee}; // finds: crypto.own-weak-implementation

void digest_begin(struct digest *digest)
{
	digest->a = 0x67452301;
	digest->b = 0xefcdab89;
	digest->c = 0x98badcfe;
	digest->d = 0x10325476;
}

uint32_t digest_constant(int i)
{
	return i < 4 ? first[i] : constant_of(i);
}

/* Near miss: what SHA-256 starts from. */
static const uint32_t begin[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

uint32_t begin_at(int i)
{
	return begin[i & 7];
}
