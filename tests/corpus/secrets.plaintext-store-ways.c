// SPDX-License-Identifier: Apache-2.0
// The declarations stand in for OpenSSL's headers.
#include <stddef.h>
#include <stdio.h>

typedef struct evp_pkey_st EVP_PKEY;
typedef struct evp_cipher_st EVP_CIPHER;
typedef int pem_password_cb(char *buffer, int size, int writing, void *data);
const EVP_CIPHER *EVP_aes_256_cbc(void);
int PEM_write_PrivateKey(FILE *file, const EVP_PKEY *key, const EVP_CIPHER *cipher, const unsigned char *kstr, int klen,
                         pem_password_cb *callback, void *data);

static int store(FILE *file, const EVP_PKEY *key, const EVP_CIPHER *cipher, pem_password_cb *ask)
{
	return PEM_write_PrivateKey(file, key, cipher, NULL, 0, ask, NULL);
}

/* Wrapper. */
int wrapped(FILE *file, const EVP_PKEY *key)
{
	return store(file, key, NULL, NULL); // finds: secrets.plaintext-store warning
}

struct keeper {
	const EVP_CIPHER *cipher;
	pem_password_cb *ask;
};

static int keep(const struct keeper *keeper, FILE *file, const EVP_PKEY *key)
{
	return store(file, key, keeper->cipher, keeper->ask);
}

/* Field: what an initialiser doesn't name is null. */
int by_field(FILE *file, const EVP_PKEY *key, pem_password_cb *ask)
{
	struct keeper keeper = {.ask = ask};

	return keep(&keeper, file, key); // finds: secrets.plaintext-store warning
}

/* Conditional. */
int if_asked(FILE *file, const EVP_PKEY *key, pem_password_cb *ask)
{
	return store(file, key, ask ? EVP_aes_256_cbc() : NULL, ask); // finds: secrets.plaintext-store warning
}

/* Near miss. */
int good(FILE *file, const EVP_PKEY *key, pem_password_cb *ask)
{
	struct keeper keeper = {.ask = ask};

	keeper.cipher = EVP_aes_256_cbc();
	return keep(&keeper, file, key);
}

/* Unknown. */
int given(const struct keeper *keeper, FILE *file, const EVP_PKEY *key)
{
	return keep(keeper, file, key);
}
