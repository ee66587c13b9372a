// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/aes.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <string.h>
#include <unistd.h>

static const unsigned char fixed_iv[16] = {0xde, 0xad, 0xbe, 0xef};

void zero(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	unsigned char iv[16] = {0};

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv); // finds: secrets.hardcoded-iv warning
}

void fixed(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, fixed_iv); // finds: secrets.hardcoded-iv warning
	EVP_CipherInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, fixed_iv, 1); // finds: secrets.hardcoded-iv warning
}

void old_api(const unsigned char *in, unsigned char *out, size_t length, const AES_KEY *key)
{
	unsigned char iv[16];

	memset(iv, 'A', sizeof iv);
	AES_cbc_encrypt(in, out, length, key, iv, AES_ENCRYPT); // finds: secrets.hardcoded-iv warning
}

static void encrypt(EVP_CIPHER_CTX *ctx, const unsigned char *key, const void *iv)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_gcm(), NULL, key, iv);
}

/* Wrapper. */
void wrapped(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	encrypt(ctx, key, "twelve bytes"); // finds: secrets.hardcoded-iv warning
}

/* Near misses: decrypting, no IV yet, a fresh one. */
void decrypting(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	EVP_DecryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, fixed_iv);
	EVP_CipherInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, fixed_iv, 0);
}

void old_decrypting(const unsigned char *in, unsigned char *out, size_t length, const AES_KEY *key)
{
	unsigned char iv[16] = {0};

	AES_cbc_encrypt(in, out, length, key, iv, AES_DECRYPT);
}

void in_two_steps(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	unsigned char iv[16];

	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, NULL, NULL);
	if (RAND_bytes(iv, sizeof iv) == 1)
		EVP_EncryptInit_ex(ctx, NULL, NULL, key, iv);
}

void counter(EVP_CIPHER_CTX *ctx, const unsigned char *key, unsigned long number)
{
	unsigned char nonce[12] = {0};

	memcpy(nonce, &number, sizeof number);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_gcm(), NULL, key, nonce);
}

/* Unknown. */
void received(EVP_CIPHER_CTX *ctx, const unsigned char *key, int fd)
{
	unsigned char iv[16] = {0};

	if (read(fd, iv, sizeof iv) == (ssize_t)sizeof iv)
		EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv);
}
