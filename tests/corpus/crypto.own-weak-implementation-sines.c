// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// MD5 that computes its table.
#include <math.h>
#include <stdint.h>

static uint32_t table[64];

void prepare(void)
{
	for (int i = 0; i < 64; i++)
		table[i] = (uint32_t)(fabs(sin(i + 1)) * 4294967296.0);
}

void begin(uint32_t h[4])
{
	h[0] = 0x67452301; // finds: crypto.own-weak-implementation
	h[1] = 0xefcdab89;
	h[2] = 0x98badcfe;
	h[3] = 0x10325476;
}
