// SPDX-License-Identifier: Apache-2.0
// Rounds that are too few. The declarations stand in for OpenSSL's and mbedTLS's headers.
#include <stddef.h>
#include <stdlib.h>

typedef struct evp_md_st EVP_MD;
const EVP_MD *EVP_sha256(void);
int PKCS5_PBKDF2_HMAC(const char *pass, int passlen, const unsigned char *salt, int saltlen, int iter,
                      const EVP_MD *digest, int keylen, unsigned char *out);

int direct(const char *typed, int length, const unsigned char *salt, unsigned char *key)
{
	return PKCS5_PBKDF2_HMAC(typed, length, salt, 16, 1000, EVP_sha256(), 32, key); // finds: crypto.weak-kdf warning
}

static int stretch(const char *typed, int length, const unsigned char *salt, int rounds, unsigned char *key)
{
	return PKCS5_PBKDF2_HMAC(typed, length, salt, 16, rounds, EVP_sha256(), 32, key);
}

/* Wrapper. */
int wrapped(const char *typed, int length, const unsigned char *salt, unsigned char *key)
{
	return stretch(typed, length, salt, 1, key); // finds: crypto.weak-kdf warning
}

struct vault {
	unsigned char salt[16];
	int rounds;
};

/* Field. */
int by_field(struct vault *vault, const char *typed, int length, unsigned char *key)
{
	vault->rounds = 500;
	return stretch(typed, length, vault->salt, vault->rounds, key); // finds: crypto.weak-kdf warning
}

/* Conditional. */
int on_slow_chips(int slow, const char *typed, int length, const unsigned char *salt, unsigned char *key)
{
	return stretch(typed, length, salt, slow ? 2000 : 200000, key); // finds: crypto.weak-kdf warning
}

/* Near miss. */
int good(struct vault *vault, const char *typed, int length, unsigned char *key)
{
	vault->rounds = 1000;
	vault->rounds *= 600;
	return stretch(typed, length, vault->salt, vault->rounds, key);
}

/* Unknown: the rounds of the stored record. */
int stored(const struct vault *vault, const char *typed, int length, unsigned char *key)
{
	return stretch(typed, length, vault->salt, vault->rounds, key);
}
