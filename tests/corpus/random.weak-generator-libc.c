// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// Where rand() goes decides: into a secret it's an error at the secret's sink, elsewhere a warning at the call.
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

void into_a_key(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	unsigned char key[16];

	for (int i = 0; i < 16; i++)
		key[i] = (unsigned char)rand();
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv); // finds: random.weak-generator
}

void into_an_iv(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	unsigned char iv[16];

	for (unsigned i = 0; i < sizeof iv; i++)
		iv[i] = (unsigned char)(random() & 0xff);
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv); // finds: random.weak-generator
}

static void fill_random(unsigned char *buffer, size_t length)
{
	for (size_t i = 0; i < length; i++)
		buffer[i] = (unsigned char)(lrand48() >> 8);
}

/* Wrapper. */
void by_helper(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	unsigned char key[32];

	fill_random(key, sizeof key);
	EVP_EncryptInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, iv); // finds: random.weak-generator
}

unsigned jitter(unsigned base)
{
	return base + (unsigned)rand() % 100; // finds: random.weak-generator warning
}

void back_off(void)
{
	usleep((useconds_t)(random() % 1000)); // finds: random.weak-generator warning
}

/* Near misses: the system's generator. */
void good_key(EVP_CIPHER_CTX *ctx)
{
	unsigned char key[16], iv[16];

	if (RAND_bytes(key, sizeof key) != 1 || getrandom(iv, sizeof iv, 0) != (ssize_t)sizeof iv)
		return;
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv);
}

void replaced(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	unsigned char key[16];

	if (getentropy(key, sizeof key) != 0)
		return;
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv);
}

unsigned char board_random(void);

/* Unknown: a generator that this unit doesn't know. */
void unknown(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	unsigned char key[16];

	for (int i = 0; i < 16; i++)
		key[i] = board_random();
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv);
}
