// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A prime or a modulus that stands in the program is as long as its bytes, as `openssl dhparam -C` writes it.
#include <openssl/bn.h>
#include <openssl/dh.h>
#include <openssl/rsa.h>

static unsigned char prime_1024[128] = {0xD6, 0x7D, 0xE4, 0x40, 0xCB, 0xBB, 0xDC, 0x19, [127] = 0x3B};
static unsigned char prime_2048[256] = {0xD6, 0x7D, 0xE4, 0x40, 0xCB, 0xBB, 0xDC, 0x19, [255] = 0x3B};
static unsigned char generator[] = {0x02};

DH *group_1024(void)
{
	DH *dh = DH_new();
	if (!dh)
		return NULL;
	BIGNUM *p = BN_bin2bn(prime_1024, sizeof prime_1024, NULL), *g = BN_bin2bn(generator, sizeof generator, NULL);
	if (!p || !g || !DH_set0_pqg(dh, p, NULL, g)) { // finds: crypto.short-key
		DH_free(dh);
		return NULL;
	}
	return dh;
}

int in_one_go(DH *dh)
{
	return DH_set0_pqg(dh, BN_bin2bn(prime_1024, sizeof prime_1024, NULL), NULL, BN_bin2bn(generator, 1, NULL)); // finds: crypto.short-key
}

int modulus(RSA *rsa, const unsigned char *bytes, BIGNUM *e)
{
	return RSA_set0_key(rsa, BN_bin2bn(bytes, 128, NULL), e, NULL); // finds: crypto.short-key
}

/* Near misses. */
int group_2048(DH *dh)
{
	return DH_set0_pqg(dh, BN_bin2bn(prime_2048, sizeof prime_2048, NULL), NULL, BN_bin2bn(generator, 1, NULL));
}

int exponent(RSA *rsa, BIGNUM *n)
{
	return RSA_set0_key(rsa, n, BN_bin2bn(generator, 1, NULL), NULL);
}

/* Unknown. */
int given(DH *dh, const unsigned char *bytes, int length, BIGNUM *g)
{
	return DH_set0_pqg(dh, BN_bin2bn(bytes, length, NULL), NULL, g);
}
