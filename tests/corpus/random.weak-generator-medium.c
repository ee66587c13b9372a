// policy: xiaomi-2.0-medium
// needs: openssl
// SPDX-License-Identifier: Apache-2.0
// A seed counts as much as what its generator is used for: here the numbers become an IV.
#include <openssl/evp.h>
#include <stdlib.h>
#include <time.h>

void start(void)
{
	srand((unsigned)time(NULL)); // finds: random.predictable-seed
}

void encrypt(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	unsigned char iv[16];

	for (unsigned i = 0; i < sizeof iv; i++)
		iv[i] = (unsigned char)rand();
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv); // finds: random.weak-generator
}
