// SPDX-License-Identifier: Apache-2.0
// A program's own function that is called like a library's, and takes its arguments in another order.
#include <stddef.h>

typedef struct evp_cipher_ctx_st EVP_CIPHER_CTX;
int EVP_EncryptInit_ex(EVP_CIPHER_CTX *ctx, const void *cipher, void *engine, const unsigned char *key, const unsigned char *iv);
void SHA384(unsigned char *to, const unsigned char *from, size_t size);
static void SHA512(unsigned char *to, const unsigned char *from, size_t size)
{
	for (size_t i = 0; i < size; i++)
		to[i] = from[i] ^ 0x55;
}

int elsewhere(EVP_CIPHER_CTX *ctx, const void *cipher, const unsigned char *iv, const unsigned char *seed)
{
	unsigned char key[32] = {0};

	SHA384(key, seed, sizeof key);
	return EVP_EncryptInit_ex(ctx, cipher, NULL, key, iv);
}

int in_sight(EVP_CIPHER_CTX *ctx, const void *cipher, const unsigned char *iv, const unsigned char *seed)
{
	unsigned char key[32] = {0};

	SHA512(key, seed, sizeof key);
	return EVP_EncryptInit_ex(ctx, cipher, NULL, key, iv);
}

int seen_through(EVP_CIPHER_CTX *ctx, const void *cipher, const unsigned char *iv)
{
	static const unsigned char seed[32] = {1, 2, 3, 4, 5};
	unsigned char key[32] = {0};

	SHA512(key, seed, sizeof key);
	return EVP_EncryptInit_ex(ctx, cipher, NULL, key, iv); // finds: secrets.hardcoded-key error
}
