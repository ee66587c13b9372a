// policy: xiaomi-2.0-medium
// SPDX-License-Identifier: Apache-2.0
// Random callbacks of one's own, told of where they are registered; names make the seed's severity as well.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct mbedtls_ssl_config mbedtls_ssl_config;
typedef struct mbedtls_rsa_context mbedtls_rsa_context;
void mbedtls_ssl_conf_rng(mbedtls_ssl_config *conf, int (*f_rng)(void *, unsigned char *, size_t), void *p_rng);
int mbedtls_rsa_gen_key(mbedtls_rsa_context *ctx, int (*f_rng)(void *, unsigned char *, size_t), void *p_rng,
                        unsigned int nbits, int exponent);
int trng_read(unsigned char *into, size_t n);

static int walks(void *context, unsigned char *out, size_t n)
{
	(void)context;
	while (n--)
		*out++ = rand() & 0xff;
	return 0;
}

static int counts(void *context, unsigned char *out, size_t n)
{
	(void)context;
	for (size_t i = 0; i < n; i++)
		out[i] = (unsigned char)rand();
	return 0;
}

static int backwards(void *context, unsigned char *out, size_t n)
{
	(void)context;
	while (n)
		out[--n] = (unsigned char)rand();
	return 0;
}

static int from_chip(void *context, unsigned char *out, size_t n)
{
	(void)context;
	return trng_read(out, n);
}

void weak(mbedtls_ssl_config *c) { mbedtls_ssl_conf_rng(c, walks, NULL); } // finds: random.weak-generator
int weak_key(mbedtls_rsa_context *r) { return mbedtls_rsa_gen_key(r, counts, NULL, 2048, 65537); } // finds: random.weak-generator
void weak_too(mbedtls_ssl_config *c) { mbedtls_ssl_conf_rng(c, backwards, NULL); } // finds: random.weak-generator
void strong(mbedtls_ssl_config *c) { mbedtls_ssl_conf_rng(c, from_chip, NULL); }

/* Unknown. */
void theirs(mbedtls_ssl_config *c, int (*f)(void *, unsigned char *, size_t)) { mbedtls_ssl_conf_rng(c, f, NULL); }

int make_pin(char *pin, size_t n)
{
	int value;
	srand((unsigned)time(NULL)); // finds: random.predictable-seed
	value = rand() % 1000000;
	return snprintf(pin, n, "%06d", value); // finds: random.weak-generator
}
