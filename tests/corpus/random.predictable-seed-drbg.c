// SPDX-License-Identifier: Apache-2.0
// needs: openssl mbedtls
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/hmac_drbg.h>
#include <mbedtls/md.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

void seeded_with_time(void)
{
	time_t now = time(NULL);

	RAND_seed(&now, sizeof now); // finds: random.predictable-seed
}

void seeded_with_a_text(void)
{
	static const char text[] = "rnd seed";

	RAND_seed(text, sizeof text); // finds: random.predictable-seed
}

int hmac_drbg(mbedtls_hmac_drbg_context *drbg)
{
	unsigned char seed[32];

	memset(seed, 0x5a, sizeof seed);
	return mbedtls_hmac_drbg_seed_buf(drbg, mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), seed, sizeof seed); // finds: random.predictable-seed
}

int from_rand(mbedtls_hmac_drbg_context *drbg)
{
	unsigned char seed[32];

	for (unsigned i = 0; i < sizeof seed; i++)
		seed[i] = (unsigned char)rand();
	return mbedtls_hmac_drbg_seed_buf(drbg, mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), seed, sizeof seed); // finds: random.predictable-seed
}

/* Near misses: the entropy collector, and a personal text that isn't the seed. */
int good(mbedtls_ctr_drbg_context *drbg, mbedtls_entropy_context *entropy)
{
	return mbedtls_ctr_drbg_seed(drbg, mbedtls_entropy_func, entropy, (const unsigned char *)"camera", 6);
}

int drawn(mbedtls_hmac_drbg_context *drbg)
{
	unsigned char seed[32];

	if (getentropy(seed, sizeof seed) != 0)
		return -1;
	return mbedtls_hmac_drbg_seed_buf(drbg, mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), seed, sizeof seed);
}

/* Unknown. */
void given(const void *bytes, int length)
{
	RAND_seed(bytes, length);
}
