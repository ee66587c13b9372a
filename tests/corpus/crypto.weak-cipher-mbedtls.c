// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls mbedtls/config.h
#include <mbedtls/aes.h>
#include <mbedtls/cipher.h>
#include <mbedtls/des.h>

void direct(mbedtls_des3_context *des, const unsigned char *key)
{
	mbedtls_des3_set3key_enc(des, key); // finds: crypto.weak-cipher
}

const mbedtls_cipher_info_t *by_type(int which)
{
	if (which == 0)
		return mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_DES_EDE3_CBC); // finds: crypto.weak-cipher
	if (which == 1)
		return mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_ARC4_128); // finds: crypto.weak-cipher
	if (which == 2)
		return mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_AES_128_ECB); // finds: crypto.ecb-mode warning
	if (which == 3)
		return mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_BLOWFISH_CBC); // finds: crypto.legacy-cipher warning
	return mbedtls_cipher_info_from_type(MBEDTLS_CIPHER_AES_256_GCM);
}

const mbedtls_cipher_info_t *by_name(int old)
{
	const char *name = "AES-256-GCM";

	if (old)
		name = "DES-CBC";
	return mbedtls_cipher_info_from_string(name); // finds: crypto.weak-cipher
}

void block(mbedtls_aes_context *aes, const unsigned char *in, unsigned char *out)
{
	mbedtls_aes_crypt_ecb(aes, MBEDTLS_AES_ENCRYPT, in, out); // finds: crypto.ecb-mode warning
}

/* Near misses. */
void good(mbedtls_aes_context *aes, unsigned char iv[16], const unsigned char *in, unsigned char *out)
{
	mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 16, iv, in, out);
	mbedtls_cipher_info_from_string("AES-128-CCM");
}

/* Unknown. */
const mbedtls_cipher_info_t *given(mbedtls_cipher_type_t type)
{
	return mbedtls_cipher_info_from_type(type);
}
