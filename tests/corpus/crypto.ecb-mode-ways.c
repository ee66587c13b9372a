// SPDX-License-Identifier: Apache-2.0
// ECB by name, by number and by call. The declarations stand in for the headers of OpenSSL, mbedTLS and wolfSSL.
#include <stddef.h>

typedef struct evp_cipher_st EVP_CIPHER;
typedef struct evp_cipher_ctx_st EVP_CIPHER_CTX;
typedef struct engine_st ENGINE;
const EVP_CIPHER *EVP_aes_128_ecb(void);
const EVP_CIPHER *EVP_aes_256_ecb(void);
const EVP_CIPHER *EVP_aes_256_gcm(void);
const EVP_CIPHER *EVP_get_cipherbyname(const char *name);
int EVP_EncryptInit_ex(EVP_CIPHER_CTX *ctx, const EVP_CIPHER *type, ENGINE *impl, const unsigned char *key,
                       const unsigned char *iv);
typedef struct mbedtls_cipher_info_t mbedtls_cipher_info_t;
const mbedtls_cipher_info_t *mbedtls_cipher_info_from_string(const char *name);
char *getenv(const char *name);

int by_call(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_ecb(), NULL, key, NULL); // finds: crypto.ecb-mode warning
}

static const EVP_CIPHER *cipher(const char *name)
{
	return EVP_get_cipherbyname(name);
}

/* Wrapper. */
const EVP_CIPHER *wrapped(void)
{
	return cipher("aes-256-ecb"); // finds: crypto.ecb-mode warning
}

struct suite {
	const char *name;
	size_t key_length;
};

static const mbedtls_cipher_info_t *find(const struct suite *suite)
{
	return mbedtls_cipher_info_from_string(suite->name);
}

/* Field. */
const mbedtls_cipher_info_t *by_field(void)
{
	struct suite suite = {.name = "AES-128-ECB", .key_length = 16};

	return find(&suite); // finds: crypto.ecb-mode warning
}

/* Conditional. */
int if_short(EVP_CIPHER_CTX *ctx, const unsigned char *key, size_t length)
{
	return EVP_EncryptInit_ex(ctx, length == 16 ? EVP_aes_256_ecb() : EVP_aes_256_gcm(), NULL, key, NULL); // finds: crypto.ecb-mode warning
}

/* Near misses: another mode; a name that only holds the letters. */
const EVP_CIPHER *good(void)
{
	struct suite suite = {.name = "AES-128-GCM", .key_length = 16};

	return find(&suite) ? cipher("aes-256-gcm") : cipher("recbuf");
}

/* Unknown: the environment's name. */
const EVP_CIPHER *configured(void)
{
	const char *name = getenv("CIPHER");

	return name ? cipher(name) : NULL;
}
