// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls
#include <mbedtls/aes.h>
#include <mbedtls/ccm.h>
#include <mbedtls/cipher.h>
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/gcm.h>
#include <mbedtls/hkdf.h>
#include <mbedtls/md.h>
#include <mbedtls/ssl.h>
#include <string.h>

static const unsigned char product_key[32] = {0x42, 0x13, 0x37};

void direct(mbedtls_aes_context *aes, mbedtls_gcm_context *gcm, mbedtls_cipher_context_t *cipher)
{
	mbedtls_aes_setkey_enc(aes, product_key, 256); // finds: secrets.hardcoded-key
	mbedtls_gcm_setkey(gcm, MBEDTLS_CIPHER_ID_AES, product_key, 256); // finds: secrets.hardcoded-key
	mbedtls_cipher_setkey(cipher, product_key, 256, MBEDTLS_ENCRYPT); // finds: secrets.hardcoded-key
}

void preshared(mbedtls_ssl_config *conf)
{
	static const char psk[] = "correct horse battery staple";

	mbedtls_ssl_conf_psk(conf, (const unsigned char *)psk, sizeof psk - 1, (const unsigned char *)"camera", 6); // finds: secrets.hardcoded-key
}

void mac(const unsigned char *data, size_t length, unsigned char *out)
{
	mbedtls_md_hmac(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), (const unsigned char *)"k3y", 3, data, length, out); // finds: secrets.hardcoded-key
}

/* The info and the salt of HKDF may be public; its input keying material may not. */
int derived(const unsigned char *shared, size_t length, unsigned char out[32])
{
	return mbedtls_hkdf(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), (const unsigned char *)"camera", 6, shared, length,
	                    (const unsigned char *)"settings v1", 11, out, 32);
}

int derived_from_nothing(unsigned char out[32])
{
	return mbedtls_hkdf(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), NULL, 0, product_key, sizeof product_key, // finds: secrets.hardcoded-key
	                    (const unsigned char *)"settings v1", 11, out, 32);
}

void vectors(mbedtls_aes_context *aes, const unsigned char *in, unsigned char *out)
{
	unsigned char iv[16] = {0};

	mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_ENCRYPT, 64, iv, in, out); // finds: secrets.hardcoded-iv warning
}

/* Near misses. */
void decrypted(mbedtls_aes_context *aes, const unsigned char *in, unsigned char *out)
{
	unsigned char iv[16] = {0};

	mbedtls_aes_crypt_cbc(aes, MBEDTLS_AES_DECRYPT, 64, iv, in, out);
}

int drawn(mbedtls_aes_context *aes, mbedtls_ctr_drbg_context *drbg)
{
	unsigned char key[32];

	if (mbedtls_ctr_drbg_random(drbg, key, sizeof key) != 0)
		return -1;
	return mbedtls_aes_setkey_enc(aes, key, 256);
}

int loaded(mbedtls_ccm_context *ccm, int (*load)(unsigned char *, size_t))
{
	unsigned char key[16] = {0};

	if (load(key, sizeof key) != 0)
		return -1;
	return mbedtls_ccm_setkey(ccm, MBEDTLS_CIPHER_ID_AES, key, 128);
}

int wiped(mbedtls_aes_context *aes, const unsigned char *device_key)
{
	unsigned char key[16];
	int result;

	memcpy(key, device_key, sizeof key);
	result = mbedtls_aes_setkey_dec(aes, key, 128);
	memset(key, 0, sizeof key);
	return result;
}

/* Unknown. */
int given(mbedtls_aes_context *aes, const unsigned char *key, unsigned bits)
{
	return mbedtls_aes_setkey_enc(aes, key, bits);
}
