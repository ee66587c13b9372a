// SPDX-License-Identifier: Apache-2.0
// Sizes that travel. The declarations stand in for OpenSSL's and mbedTLS's headers.
#include <stddef.h>

typedef struct rsa_st RSA;
typedef struct bignum_st BIGNUM;
typedef struct bn_gencb_st BN_GENCB;
typedef struct ec_key_st EC_KEY;
typedef struct mbedtls_rsa_context mbedtls_rsa_context;
int RSA_generate_key_ex(RSA *rsa, int bits, BIGNUM *e, BN_GENCB *cb);
EC_KEY *EC_KEY_new_by_curve_name(int nid);
int mbedtls_rsa_gen_key(mbedtls_rsa_context *ctx, int (*f_rng)(void *, unsigned char *, size_t), void *p_rng,
                        unsigned nbits, int exponent);
#define NID_secp224r1 713
#define NID_X9_62_prime256v1 415

struct identity {
	const char *name;
	unsigned bits;
	int curve;
};

/* Field. */
int by_field(mbedtls_rsa_context *ctx, int (*rng)(void *, unsigned char *, size_t), void *state)
{
	struct identity identity = {"camera", 1024, NID_X9_62_prime256v1};

	return mbedtls_rsa_gen_key(ctx, rng, state, identity.bits, 65537); // finds: crypto.short-key
}

static int make(RSA *rsa, const struct identity *identity, BIGNUM *e)
{
	return RSA_generate_key_ex(rsa, (int)identity->bits, e, NULL);
}

/* Field, wrapper: a table that a helper reads. */
int from_a_table(RSA *rsa, BIGNUM *e)
{
	static const struct identity identities[] = {{"server", 4096, 0}, {"sensor", 512, 0}};

	return make(rsa, &identities[0], e) + make(rsa, &identities[1], e); // finds: crypto.short-key
}

/* Conditional. */
int on_slow_chips(RSA *rsa, BIGNUM *e, int slow)
{
	int bits = 3072;

	if (slow)
		bits /= 3;
	return RSA_generate_key_ex(rsa, bits, e, NULL); // finds: crypto.short-key
}

/* Conditional. */
EC_KEY *curve_by_level(int level)
{
	return EC_KEY_new_by_curve_name(level > 1 ? NID_X9_62_prime256v1 : NID_secp224r1); // finds: crypto.short-key
}

/* Near misses: the size is raised before it is used; a number of that size is something else. */
int raised(RSA *rsa, BIGNUM *e, unsigned char buffer[1024])
{
	struct identity identity = {"camera", 1024, 0};

	buffer[0] = 0;
	identity.bits *= 2;
	return make(rsa, &identity, e);
}

/* Unknown: the caller's size. */
int given(RSA *rsa, const struct identity *identity, BIGNUM *e)
{
	return make(rsa, identity, e);
}
