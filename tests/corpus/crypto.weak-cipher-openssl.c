// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/blowfish.h>
#include <openssl/des.h>
#include <openssl/evp.h>
#include <openssl/rc4.h>
#include <stdlib.h>

int by_call(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, EVP_des_ede3_cbc(), NULL, key, iv) && // finds: crypto.weak-cipher
	       EVP_EncryptInit_ex(ctx, EVP_rc4(), NULL, key, NULL); // finds: crypto.weak-cipher
}

void old_calls(DES_cblock *block, DES_key_schedule *schedule, RC4_KEY *rc4, const unsigned char *key,
               const unsigned char *in, unsigned char *out)
{
	DES_set_key_unchecked(block, schedule); // finds: crypto.weak-cipher
	RC4_set_key(rc4, 16, key); // finds: crypto.weak-cipher
	RC4(rc4, 64, in, out); // finds: crypto.weak-cipher
}

const EVP_CIPHER *by_name(int which)
{
	switch (which) {
	case 0:
		return EVP_get_cipherbyname("des-cbc"); // finds: crypto.weak-cipher
	case 1:
		return EVP_get_cipherbyname("DES-EDE3-CBC"); // finds: crypto.weak-cipher
	case 2:
		return EVP_get_cipherbyname("rc4"); // finds: crypto.weak-cipher
	case 3:
		return EVP_get_cipherbyname("bf-cbc"); // finds: crypto.legacy-cipher warning
	case 4:
		return EVP_get_cipherbyname("aes-128-ecb"); // finds: crypto.ecb-mode warning
	default:
		return EVP_get_cipherbyname("aes-256-gcm");
	}
}

static const struct {
	const char *name;
	const EVP_CIPHER *(*make)(void);
} ciphers[] = { // finds: crypto.weak-cipher
	{"strong", EVP_aes_256_gcm},
	{"weak", EVP_des_cbc},
};

const EVP_CIPHER *from_a_table(unsigned i)
{
	return ciphers[i % 2].make();
}

void legacy(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv, BF_KEY *bf)
{
	EVP_EncryptInit_ex(ctx, EVP_bf_cbc(), NULL, key, iv); // finds: crypto.legacy-cipher warning
	BF_set_key(bf, 16, key); // finds: crypto.legacy-cipher warning
	EVP_EncryptInit_ex(ctx, EVP_rc2_cbc(), NULL, key, iv); // finds: crypto.legacy-cipher warning
}

void ecb(EVP_CIPHER_CTX *ctx, const unsigned char *key)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_256_ecb(), NULL, key, NULL); // finds: crypto.ecb-mode warning
}

/* Near misses. */
int good(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, key, iv) &&
	       EVP_EncryptInit_ex(ctx, EVP_chacha20_poly1305(), NULL, key, iv);
}

/* Unknown. */
const EVP_CIPHER *configured(void)
{
	const char *name = getenv("CIPHER");

	return EVP_get_cipherbyname(name ? name : "aes-256-gcm");
}
