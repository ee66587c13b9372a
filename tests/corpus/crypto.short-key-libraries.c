// SPDX-License-Identifier: Apache-2.0
// Sizes in bits, in bytes, behind a kind of key, in the text of an S-expression.
#include <stddef.h>

typedef enum { GNUTLS_PK_UNKNOWN, GNUTLS_PK_RSA, GNUTLS_PK_DSA, GNUTLS_PK_DH, GNUTLS_PK_ECDSA } gnutls_pk_algorithm_t;
int gnutls_privkey_generate(void *key, gnutls_pk_algorithm_t algo, unsigned int bits, unsigned int flags);
unsigned gcry_sexp_build(void **retsexp, size_t *erroff, const char *format, ...);
int nettle_rsa_generate_keypair(void *pub, void *key, void *random_ctx, void *random, void *progress_ctx, void *progress, unsigned n_size, unsigned e_size);
int rsa_make_key(void *prng, int wprng, int size, long e, void *key);
unsigned br_rsa_i31_keygen(void *rng, void *sk, void *kbuf_priv, void *pk, void *kbuf_pub, unsigned size, unsigned pubexp);
typedef struct PK11RSAGenParamsStr { int keySizeInBits; unsigned long pe; } PK11RSAGenParams;
void *PK11_GenerateKeyPair(void *slot, unsigned long type, void *param, void **pubk, int isPerm, int isSensitive, void *wincx);

void numbers(void *key, void *pub, void *prng)
{
	gnutls_privkey_generate(key, GNUTLS_PK_RSA, 1024, 0);                   // finds: crypto.short-key
	gnutls_privkey_generate(key, GNUTLS_PK_ECDSA, 0x80000000u | 5, 0);      // finds: crypto.short-key
	nettle_rsa_generate_keypair(pub, key, prng, 0, 0, 0, 1024, 0);          // finds: crypto.short-key
	rsa_make_key(prng, 0, 128, 65537, key);                                 // finds: crypto.short-key
	br_rsa_i31_keygen(prng, key, 0, pub, 0, 1024, 0);                       // finds: crypto.short-key
}

void *member(void *slot, void **pub)
{
	PK11RSAGenParams parameters;

	parameters.pe = 65537;
	parameters.keySizeInBits = 1024; // finds: crypto.short-key
	return PK11_GenerateKeyPair(slot, 0, &parameters, pub, 0, 1, NULL);
}

void texts(void **parameters)
{
	gcry_sexp_build(parameters, NULL, "(genkey (rsa (nbits 4:1024)))");       // finds: crypto.short-key
	gcry_sexp_build(parameters, NULL, "(genkey (rsa (nbits %d)))", 1024);     // finds: crypto.short-key
}

static void generate(void *key, unsigned bits)
{
	gnutls_privkey_generate(key, GNUTLS_PK_RSA, bits, 0);
}

void wrapped(void *key, int small)
{
	generate(key, small ? 1024 : 2048); // finds: crypto.short-key
}

/* Near misses: bytes, curves, the same text for another kind. */
void good(void *key, void *pub, void *prng, void **parameters)
{
	generate(key, 3072);
	gnutls_privkey_generate(key, GNUTLS_PK_ECDSA, 256, 0);
	gnutls_privkey_generate(key, GNUTLS_PK_ECDSA, 0x80000000u | 2, 0);
	rsa_make_key(prng, 0, 256, 65537, key);
	br_rsa_i31_keygen(prng, key, 0, pub, 0, 2048, 0);
	gcry_sexp_build(parameters, NULL, "(genkey (ecc (nbits 3:256)))");
	gcry_sexp_build(parameters, NULL, "(genkey (rsa (nbits 4:3072)))");
}

/* Unknown. */
void given(void *key, unsigned bits)
{
	gnutls_privkey_generate(key, GNUTLS_PK_RSA, bits, 0);
}
