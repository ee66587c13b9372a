// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/rsa.h>

void none(EVP_PKEY_CTX *ctx)
{
	EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_NO_PADDING); // finds: crypto.weak-padding warning
}

int old(int length, const unsigned char *in, unsigned char *out, RSA *rsa)
{
	return RSA_public_encrypt(length, in, out, rsa, RSA_PKCS1_PADDING); // finds: crypto.weak-padding warning
}

int stretched_once(const EVP_CIPHER *cipher, const unsigned char *salt, const unsigned char *typed, int length,
                   unsigned char *key, unsigned char *iv)
{
	return EVP_BytesToKey(cipher, EVP_sha256(), salt, typed, length, 1, key, iv); // finds: crypto.weak-kdf warning
}

/* Near misses. */
int good(int length, const unsigned char *in, unsigned char *out, RSA *rsa, EVP_PKEY_CTX *ctx)
{
	EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PSS_PADDING);
	return RSA_public_encrypt(length, in, out, rsa, RSA_PKCS1_OAEP_PADDING);
}

/* Unknown. */
void given(EVP_PKEY_CTX *ctx, int padding)
{
	EVP_PKEY_CTX_set_rsa_padding(ctx, padding);
}
