// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Where a random number picks a place, what stands there isn't made of it; what a letter's index picks is.
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdlib.h>

/* Near misses: the number is told where it is drawn, as any. */
int behind_padding(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	unsigned char bytes[64];
	int padding = rand() % 16; // finds: random.weak-generator warning

	if (RAND_bytes(bytes, sizeof bytes) != 1)
		return 0;
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, bytes + padding);
}

int at_the_end(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *packet, size_t size)
{
	size += (size_t)rand() % 16; // finds: random.weak-generator warning
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, packet + (size - 24));
}

int letters(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	static const char alphabet[] = "0123456789abcdef";
	unsigned char bytes[16];

	for (int i = 0; i < 16; i++)
		bytes[i] = (unsigned char)*(alphabet + rand() % 16);
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, bytes); // finds: random.weak-generator error
}
