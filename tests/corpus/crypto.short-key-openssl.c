// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/aes.h>
#include <openssl/dh.h>
#include <openssl/dsa.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/rsa.h>

#define BITS 1024

void rsa(RSA *rsa, BIGNUM *e, EVP_PKEY_CTX *ctx)
{
	RSA_generate_key_ex(rsa, 1024, e, NULL); // finds: crypto.short-key
	EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, BITS); // finds: crypto.short-key
	EVP_RSA_gen(512); // finds: crypto.short-key
}

void computed(RSA *rsa, BIGNUM *e)
{
	int bits = 128;

	bits <<= 3;
	RSA_generate_key_ex(rsa, bits, e, NULL); // finds: crypto.short-key
}

static EVP_PKEY *generate(unsigned bits)
{
	return EVP_RSA_gen(bits);
}

/* Wrapper. */
EVP_PKEY *wrapped(int strong)
{
	if (strong)
		return generate(3072);
	return generate(1536); // finds: crypto.short-key
}

void dsa_and_dh(DSA *dsa, DH *dh, EVP_PKEY_CTX *ctx)
{
	DSA_generate_parameters_ex(dsa, 1024, NULL, 0, NULL, NULL, NULL); // finds: crypto.short-key
	DH_generate_parameters_ex(dh, 1024, 2, NULL); // finds: crypto.short-key
	EVP_PKEY_CTX_set_dsa_paramgen_q_bits(ctx, 160); // finds: crypto.short-key
}

void curves(EVP_PKEY_CTX *ctx)
{
	EC_KEY_free(EC_KEY_new_by_curve_name(NID_X9_62_prime192v1)); // finds: crypto.short-key
	EC_KEY_free(EC_KEY_new_by_curve_name(NID_secp224r1)); // finds: crypto.short-key
	EVP_PKEY_CTX_set_ec_paramgen_curve_nid(ctx, NID_secp160r1); // finds: crypto.short-key
	EVP_PKEY_free(EVP_EC_gen("secp192k1")); // finds: crypto.short-key
	EC_KEY_free(EC_KEY_new_by_curve_name(OBJ_txt2nid("prime192v1"))); // finds: crypto.short-key
}

void aes(const unsigned char *key, AES_KEY *schedule)
{
	AES_set_encrypt_key(key, 64, schedule); // finds: crypto.short-key
}

/* Near misses. */
void good(RSA *rsa, BIGNUM *e, EVP_PKEY_CTX *ctx, const unsigned char *key, AES_KEY *schedule)
{
	RSA_generate_key_ex(rsa, 2048, e, NULL);
	EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 4096);
	EVP_PKEY_free(EVP_RSA_gen(3072));
	EVP_PKEY_free(EVP_EC_gen("P-256"));
	EC_KEY_free(EC_KEY_new_by_curve_name(NID_X9_62_prime256v1));
	EC_KEY_free(EC_KEY_new_by_curve_name(NID_secp384r1));
	EVP_PKEY_CTX_set_dsa_paramgen_q_bits(ctx, 256);
	AES_set_encrypt_key(key, 192, schedule);
}

void other_types(OSSL_LIB_CTX *library)
{
	EVP_PKEY_free(EVP_PKEY_Q_keygen(library, NULL, "X25519"));
	EVP_PKEY_free(EVP_PKEY_Q_keygen(library, NULL, "ED25519"));
}

/* Unknown. */
void unknown(RSA *rsa, BIGNUM *e, int bits)
{
	RSA_generate_key_ex(rsa, bits, e, NULL);
}

/* Near miss: 0 is no length, and no library makes a key of it; it stands until somebody chooses. */
int chosen(RSA *rsa, BIGNUM *e, AES_KEY *schedule, const unsigned char *key, const char *asked)
{
	int bits = 0, key_bits = 0;

	if (asked) {
		bits = BN_num_bits(e) * 64;
		key_bits = BN_num_bits(e);
	}
	AES_set_encrypt_key(key, key_bits, schedule);
	return RSA_generate_key_ex(rsa, bits, e, NULL);
}
