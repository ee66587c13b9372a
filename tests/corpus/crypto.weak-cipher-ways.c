// SPDX-License-Identifier: Apache-2.0
// DES, 3DES and RC4 that come from elsewhere. The declarations stand in for OpenSSL's and mbedTLS's headers.
#include <stddef.h>

typedef struct evp_cipher_st EVP_CIPHER;
const EVP_CIPHER *EVP_des_ede3_cbc(void);
const EVP_CIPHER *EVP_aes_128_gcm(void);
const EVP_CIPHER *EVP_get_cipherbyname(const char *name);
typedef struct mbedtls_cipher_info_t mbedtls_cipher_info_t;
const mbedtls_cipher_info_t *mbedtls_cipher_info_from_type(int type);
#define MBEDTLS_CIPHER_AES_128_CBC 5
#define MBEDTLS_CIPHER_DES_CBC 33

static const EVP_CIPHER *named(const char *name)
{
	return EVP_get_cipherbyname(name);
}

static const EVP_CIPHER *default_cipher(void)
{
	return named("des-cbc"); // finds: crypto.weak-cipher
}

static const EVP_CIPHER *either(const char *first)
{
	const EVP_CIPHER *cipher = named(first);

	return cipher ? cipher : default_cipher();
}

/* Wrapper. */
const EVP_CIPHER *wrapped(void)
{
	return either("rc4"); // finds: crypto.weak-cipher
}

struct link {
	int cipher;
	int retries;
};

static const mbedtls_cipher_info_t *open_link(const struct link *link)
{
	return mbedtls_cipher_info_from_type(link->cipher);
}

/* Field. */
const mbedtls_cipher_info_t *by_field(void)
{
	struct link link = {.retries = 3};

	link.cipher = MBEDTLS_CIPHER_DES_CBC;
	return open_link(&link); // finds: crypto.weak-cipher
}

/* Conditional. */
const EVP_CIPHER *for_old_meters(int version)
{
	switch (version) {
	case 1:
		return EVP_des_ede3_cbc(); // finds: crypto.weak-cipher
	default:
		return EVP_aes_128_gcm();
	}
}

/* Near misses. */
const mbedtls_cipher_info_t *good(void)
{
	struct link link = {.cipher = MBEDTLS_CIPHER_DES_CBC, .retries = 33};

	link.cipher = MBEDTLS_CIPHER_AES_128_CBC;
	return named("aes-128-gcm") ? open_link(&link) : NULL;
}

/* Unknown. */
const mbedtls_cipher_info_t *given(const struct link *link)
{
	return open_link(link);
}
