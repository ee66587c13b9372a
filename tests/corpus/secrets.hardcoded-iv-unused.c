// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// ECB takes no IV: what stands in its place isn't one.  A structure with a pointer in it isn't the bytes of one, nor is an
// empty one.
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

static const unsigned char zeros[16] = {0};

static int begin(EVP_CIPHER_CTX *ctx, const EVP_CIPHER *cipher, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, cipher, NULL, key, iv);
}

int without(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_ecb(), NULL, key, zeros) + // finds: crypto.ecb-mode warning
	       begin(ctx, EVP_aes_256_ecb(), key, zeros);                     // finds: crypto.ecb-mode warning
}

// Wrapper.
int with(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	return begin(ctx, EVP_aes_256_cbc(), key, zeros); // finds: secrets.hardcoded-iv warning
}

// Conditional: one of them takes it.
int either(EVP_CIPHER_CTX *ctx, const unsigned char *key, int chain)
{
	const EVP_CIPHER *cipher = EVP_aes_256_cbc();

	if (!chain)
		cipher = EVP_aes_256_ecb(); // finds: crypto.ecb-mode warning
	return EVP_EncryptInit_ex(ctx, cipher, NULL, key, zeros); // finds: secrets.hardcoded-iv warning
}

// Whatever the caller chose.
int chosen(EVP_CIPHER_CTX *ctx, const EVP_CIPHER *cipher, const unsigned char *key)
{
	return EVP_EncryptInit_ex(ctx, cipher, NULL, key, zeros); // finds: secrets.hardcoded-iv warning
}

struct chunk {
	unsigned char *bytes;
	size_t length;
};
struct cipher {
	struct chunk key, nonce;
	unsigned char iv[16];
};

static struct chunk new_chunk(size_t length)
{
	struct chunk chunk = {length ? malloc(length) : NULL, length};

	return chunk;
}

void allocated(struct cipher *cipher, size_t length)
{
	cipher->nonce = new_chunk(length);
}

void emptied(struct cipher *cipher)
{
	cipher->nonce = (struct chunk){NULL, 0};
}

void sized(struct cipher *cipher)
{
	cipher->nonce = new_chunk(12);
}

// Field: bytes are bytes.
void filled(struct cipher *cipher)
{
	memcpy(cipher->iv, "0123456789abcdef", 16); // finds: secrets.hardcoded-iv warning
}
