// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// RC4 through pointers, with a mask and a sum of temporaries.
#include <stdint.h>

struct arc {
	int x, y;
	unsigned char m[256];
};

void arc_setup(struct arc *ctx, const unsigned char *key, unsigned int keylen)
{
	int i, j = 0, a;
	unsigned int k = 0;
	unsigned char *m = ctx->m;

	ctx->x = ctx->y = 0;
	for (i = 0; i < 256; i++)
		m[i] = (unsigned char)i; // finds: crypto.own-weak-implementation
	for (i = 0; i < 256; i++, k++) {
		if (k >= keylen)
			k = 0;
		a = m[i];
		j = (j + a + key[k]) & 0xFF;
		m[i] = m[j];
		m[j] = (unsigned char)a;
	}
}
