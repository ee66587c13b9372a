// SPDX-License-Identifier: Apache-2.0
// needs: openssl mbedtls
// A generator that makes keys, seeded from one that can be predicted.
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <openssl/rand.h>
#include <stdlib.h>

static int lame_entropy(void *data, unsigned char *output, size_t length)
{
	(void)data;
	for (size_t i = 0; i < length; i++)
		output[i] = (unsigned char)rand();
	return 0;
}

/* Wrapper. */
int seeded_by_callback(mbedtls_ctr_drbg_context *drbg)
{
	return mbedtls_ctr_drbg_seed(drbg, lame_entropy, NULL, NULL, 0); // finds: random.predictable-seed
}

/* Near miss. */
int seeded_well(mbedtls_ctr_drbg_context *drbg, mbedtls_entropy_context *entropy)
{
	return mbedtls_ctr_drbg_seed(drbg, mbedtls_entropy_func, entropy, NULL, 0);
}

void seeded_by_draws(void)
{
	int draws[8];

	for (int i = 0; i < 8; i++)
		draws[i] = rand();
	RAND_seed(draws, sizeof draws); // finds: random.predictable-seed
}

/* Unknown. */
void seeded_by_caller(const void *buffer, int length)
{
	RAND_seed(buffer, length);
}
