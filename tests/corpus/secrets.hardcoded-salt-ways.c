// SPDX-License-Identifier: Apache-2.0
// Salts in structures and behind conditions. The declarations stand in for OpenSSL's headers.
#include <stddef.h>
#include <string.h>

typedef struct evp_md_st EVP_MD;
const EVP_MD *EVP_sha256(void);
int PKCS5_PBKDF2_HMAC(const char *pass, int passlen, const unsigned char *salt, int saltlen, int iter,
                      const EVP_MD *digest, int keylen, unsigned char *out);
int RAND_bytes(unsigned char *buffer, int count);

struct record {
	char user[32];
	unsigned char salt[16];
};

static int stretch(const struct record *record, const char *typed, unsigned char *key)
{
	return PKCS5_PBKDF2_HMAC(typed, -1, record->salt, sizeof record->salt, 200000, EVP_sha256(), 32, key);
}

/* Field. */
int by_field(struct record *record, const char *typed, unsigned char *key)
{
	memcpy(record->salt, "camera-salt-2026", sizeof record->salt);
	return stretch(record, typed, key); // finds: secrets.hardcoded-salt warning
}

/* Conditional. */
int by_product(int pro, const char *typed, unsigned char *key)
{
	const unsigned char *salt = (const unsigned char *)(pro ? "professional-edi" : "household-editio");

	return PKCS5_PBKDF2_HMAC(typed, -1, salt, 16, 200000, EVP_sha256(), 32, key); // finds: secrets.hardcoded-salt warning
}

/* Near miss. */
int drawn(struct record *record, const char *typed, unsigned char *key)
{
	strcpy(record->user, "camera-salt-2026");
	if (RAND_bytes(record->salt, sizeof record->salt) != 1)
		return 0;
	return stretch(record, typed, key);
}

/* Unknown: the record as it was stored. */
int stored(const struct record *record, const char *typed, unsigned char *key)
{
	return stretch(record, typed, key);
}
