// SPDX-License-Identifier: Apache-2.0
// Blowfish, CAST5, IDEA, SEED and RC2. The declarations stand in for OpenSSL's and GnuTLS's headers.
#include <stddef.h>

typedef struct evp_cipher_st EVP_CIPHER;
const EVP_CIPHER *EVP_bf_cbc(void);
const EVP_CIPHER *EVP_cast5_cbc(void);
const EVP_CIPHER *EVP_chacha20_poly1305(void);
const EVP_CIPHER *EVP_get_cipherbyname(const char *name);
char *getenv(const char *name);

static const EVP_CIPHER *cipher(const char *name)
{
	return EVP_get_cipherbyname(name);
}

const EVP_CIPHER *by_call(void)
{
	return EVP_bf_cbc(); // finds: crypto.legacy-cipher warning
}

/* Wrapper. */
const EVP_CIPHER *wrapped(void)
{
	return cipher("bf-cbc"); // finds: crypto.legacy-cipher warning
}

struct profile {
	int level;
	const char *cipher;
};

/* Field. */
const EVP_CIPHER *by_field(struct profile *profile)
{
	profile->cipher = "cast5-cbc";
	profile->level = 1;
	return EVP_get_cipherbyname(profile->cipher); // finds: crypto.legacy-cipher warning
}

/* Conditional. */
const EVP_CIPHER *for_old_peers(int old)
{
	const EVP_CIPHER *chosen = EVP_chacha20_poly1305();

	if (old)
		chosen = EVP_cast5_cbc(); // finds: crypto.legacy-cipher warning
	return chosen;
}

/* Near misses. */
const EVP_CIPHER *good(struct profile *profile)
{
	profile->cipher = "chacha20-poly1305";
	return profile->level ? EVP_get_cipherbyname(profile->cipher) : cipher("aes-256-gcm");
}

/* Unknown: the environment's name. */
const EVP_CIPHER *configured(void)
{
	const char *name = getenv("CIPHER");

	return name ? cipher(name) : NULL;
}
