// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// The digest of what is written in the program is as good as written there.
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

static int encrypt(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, iv);
}

int of_a_phrase(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	const char *phrase = "open sesame";
	unsigned char key[32];

	SHA256((const unsigned char *)phrase, strlen(phrase), key);
	return encrypt(ctx, key, iv); // finds: secrets.hardcoded-key error
}

int of_bytes(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	static const unsigned char seed[20] = {1, 2, 3, 4, 5, 6, 7, 8};
	unsigned char key[EVP_MAX_MD_SIZE];
	unsigned size;

	EVP_Digest(seed, sizeof seed, key, &size, EVP_sha256(), NULL);
	return encrypt(ctx, key, iv); // finds: secrets.hardcoded-key error
}

int pair_by_pair(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	static const char digits[] = "a0a1a2a3a4a5a6a7a8a9aaabacadaeafa0a1a2a3a4a5a6a7a8a9aaabacadaeaf";
	unsigned char key[32];

	for (size_t i = 0; i < sizeof key; i++)
		sscanf(digits + 2 * i, "%2hhx", &key[i]);
	return encrypt(ctx, key, iv); // finds: secrets.hardcoded-key error
}

/* Near misses. */
int of_what_is_known_later(EVP_CIPHER_CTX *ctx, const unsigned char *iv, const char *serial)
{
	unsigned char text[64] = "gateway", key[32] = {0};

	snprintf((char *)text, sizeof text, "gateway %s", serial);
	SHA256(text, sizeof text, key);
	return encrypt(ctx, key, iv);
}

int of_a_parameter(EVP_CIPHER_CTX *ctx, const unsigned char *iv, const unsigned char *seed, size_t size)
{
	unsigned char key[32] = {0};

	SHA256(seed, size, key);
	return encrypt(ctx, key, iv);
}

int pairs_of_a_parameter(EVP_CIPHER_CTX *ctx, const unsigned char *iv, const char *digits)
{
	unsigned char key[32] = {0};

	for (size_t i = 0; i < sizeof key; i++)
		sscanf(digits + 2 * i, "%2hhx", &key[i]);
	return encrypt(ctx, key, iv);
}
