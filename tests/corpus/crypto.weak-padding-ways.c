// SPDX-License-Identifier: Apache-2.0
// Padding numbers that travel. The declarations stand in for OpenSSL's headers.
#include <stddef.h>

typedef struct rsa_st RSA;
typedef struct evp_pkey_ctx_st EVP_PKEY_CTX;
int RSA_public_encrypt(int flen, const unsigned char *from, unsigned char *to, RSA *rsa, int padding);
int EVP_PKEY_CTX_set_rsa_padding(EVP_PKEY_CTX *ctx, int pad_mode);
#define RSA_PKCS1_PADDING 1
#define RSA_NO_PADDING 3
#define RSA_PKCS1_OAEP_PADDING 4

static int seal(RSA *rsa, const unsigned char *from, int length, unsigned char *to, int padding)
{
	return RSA_public_encrypt(length, from, to, rsa, padding);
}

/* Wrapper. */
int wrapped(RSA *rsa, const unsigned char *from, int length, unsigned char *to)
{
	return seal(rsa, from, length, to, RSA_PKCS1_PADDING); // finds: crypto.weak-padding warning
}

struct envelope {
	RSA *rsa;
	int padding;
};

static int close_envelope(struct envelope *envelope, const unsigned char *from, int length, unsigned char *to)
{
	return seal(envelope->rsa, from, length, to, envelope->padding);
}

/* Field. */
int by_field(RSA *rsa, const unsigned char *from, int length, unsigned char *to)
{
	struct envelope envelope = {.rsa = rsa, .padding = RSA_NO_PADDING};

	return close_envelope(&envelope, from, length, to); // finds: crypto.weak-padding warning
}

/* Conditional. */
int for_old_servers(EVP_PKEY_CTX *ctx, int old)
{
	return EVP_PKEY_CTX_set_rsa_padding(ctx, old ? RSA_NO_PADDING : RSA_PKCS1_OAEP_PADDING); // finds: crypto.weak-padding warning
}

/* Near misses. */
int good(RSA *rsa, EVP_PKEY_CTX *ctx, const unsigned char *from, int length, unsigned char *to)
{
	struct envelope envelope = {.rsa = rsa, .padding = RSA_PKCS1_OAEP_PADDING};

	if (length == RSA_NO_PADDING)
		return -1;
	return close_envelope(&envelope, from, length, to) + EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_OAEP_PADDING);
}

/* Unknown. */
int given(struct envelope *envelope, const unsigned char *from, int length, unsigned char *to)
{
	return close_envelope(envelope, from, length, to);
}
