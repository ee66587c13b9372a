// SPDX-License-Identifier: Apache-2.0
// Vectors in structures and behind conditions. The declarations stand in for mbedTLS's headers.
#include <stddef.h>
#include <string.h>
#include <sys/random.h>

typedef struct mbedtls_aes_context mbedtls_aes_context;
int mbedtls_aes_crypt_cbc(mbedtls_aes_context *ctx, int mode, size_t length, unsigned char iv[16], const unsigned char *input,
                          unsigned char *output);
#define MBEDTLS_AES_ENCRYPT 1

struct channel {
	mbedtls_aes_context *aes;
	unsigned char iv[16];
};

static int encrypt(struct channel *channel, const unsigned char *in, unsigned char *out, size_t length)
{
	return mbedtls_aes_crypt_cbc(channel->aes, MBEDTLS_AES_ENCRYPT, length, channel->iv, in, out);
}

/* Field. */
int by_field(mbedtls_aes_context *aes, const unsigned char *in, unsigned char *out)
{
	struct channel channel = {.aes = aes, .iv = {0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70, 0x80, 1, 2, 3, 4, 5, 6, 7, 8}};

	return encrypt(&channel, in, out, 64); // finds: secrets.hardcoded-iv warning
}

/* Conditional: either constant is one. */
int by_direction(mbedtls_aes_context *aes, int upward, const unsigned char *in, unsigned char *out)
{
	unsigned char iv[16];

	memcpy(iv, upward ? "uuuuuuuuuuuuuuuu" : "dddddddddddddddd", sizeof iv);
	return mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 64, iv, in, out); // finds: secrets.hardcoded-iv warning
}

/* Near misses. */
int drawn(struct channel *channel, const unsigned char *in, unsigned char *out)
{
	memset(channel->iv, 0, sizeof channel->iv);
	if (getrandom(channel->iv, sizeof channel->iv, 0) != sizeof channel->iv)
		return -1;
	return encrypt(channel, in, out, 64);
}

/* Unknown: the counter that the caller keeps. */
int given(struct channel *channel, const unsigned char *in, unsigned char *out)
{
	return encrypt(channel, in, out, 64);
}
