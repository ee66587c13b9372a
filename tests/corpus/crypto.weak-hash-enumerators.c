// SPDX-License-Identifier: Apache-2.0
// mbedTLS 3.6 numbers its digests anew: 4 is RIPEMD-160 there and SHA-1 in 2.28. The name decides.
#include <stddef.h>

typedef enum {
	MBEDTLS_MD_NONE = 0,
	MBEDTLS_MD_MD5 = 0x03,
	MBEDTLS_MD_RIPEMD160 = 0x04,
	MBEDTLS_MD_SHA1 = 0x05,
	MBEDTLS_MD_SHA224 = 0x08,
	MBEDTLS_MD_SHA256 = 0x09,
} mbedtls_md_type_t;
typedef enum { MBEDTLS_CIPHER_NONE, MBEDTLS_CIPHER_DES_CBC = 77, MBEDTLS_CIPHER_AES_128_ECB, MBEDTLS_CIPHER_AES_128_GCM = 33 } mbedtls_cipher_type_t;
typedef struct mbedtls_md_info_t mbedtls_md_info_t;
typedef struct mbedtls_cipher_info_t mbedtls_cipher_info_t;
const mbedtls_md_info_t *mbedtls_md_info_from_type(mbedtls_md_type_t type);
const mbedtls_cipher_info_t *mbedtls_cipher_info_from_type(const mbedtls_cipher_type_t type);

const mbedtls_md_info_t *direct(void)
{
	return mbedtls_md_info_from_type(MBEDTLS_MD_SHA1); // finds: crypto.weak-hash
}

const mbedtls_md_info_t *chosen(int old)
{
	mbedtls_md_type_t type = old ? MBEDTLS_MD_MD5 : MBEDTLS_MD_SHA256;

	return mbedtls_md_info_from_type(type); // finds: crypto.weak-hash
}

static const mbedtls_md_info_t *find(mbedtls_md_type_t type)
{
	return mbedtls_md_info_from_type(type);
}

int wrapped(void)
{
	return find(MBEDTLS_MD_SHA256) && find(MBEDTLS_MD_MD5); // finds: crypto.weak-hash
}

const mbedtls_md_info_t *shorter(void)
{
	return mbedtls_md_info_from_type(MBEDTLS_MD_RIPEMD160); // finds: crypto.short-hash warning
}

const mbedtls_cipher_info_t *ciphers(int old)
{
	if (old == 2)
		return mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_AES_128_ECB); // finds: crypto.ecb-mode warning
	return old ? mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_DES_CBC) : NULL; // finds: crypto.weak-cipher
}

/* Near misses: 9 is RIPEMD-160 in 2.28, 33 DES. */
int good(void)
{
	return mbedtls_md_info_from_type(MBEDTLS_MD_SHA256) && mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_AES_128_GCM);
}

/* Unknown. */
const mbedtls_md_info_t *given(mbedtls_md_type_t type)
{
	return mbedtls_md_info_from_type(type);
}
