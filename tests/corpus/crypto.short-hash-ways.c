// SPDX-License-Identifier: Apache-2.0
// SHA-224 and its kin. The declarations stand in for OpenSSL's and mbedTLS's headers.
#include <stddef.h>

typedef struct evp_md_st EVP_MD;
const EVP_MD *EVP_sha224(void);
const EVP_MD *EVP_sha256(void);
const EVP_MD *EVP_sha512_224(void);
const EVP_MD *EVP_sha512_256(void);
const EVP_MD *EVP_get_digestbyname(const char *name);
int mbedtls_sha256_ret(const unsigned char *input, size_t length, unsigned char *output, int is224);
char *getenv(const char *name);

const EVP_MD *by_call(void)
{
	return EVP_sha224(); // finds: crypto.short-hash warning
}

static int digest(const unsigned char *data, size_t length, unsigned char *out, int truncated)
{
	return mbedtls_sha256_ret(data, length, out, truncated);
}

/* Wrapper. */
int wrapped(const unsigned char *data, size_t length, unsigned char *out)
{
	return digest(data, length, out, 1); // finds: crypto.short-hash warning
}

struct scheme {
	const char *digest;
	unsigned salt_length;
};

/* Field. */
const EVP_MD *by_field(void)
{
	static const struct scheme scheme = {.digest = "sha224", .salt_length = 8};

	return EVP_get_digestbyname(scheme.digest); // finds: crypto.short-hash warning
}

/* Conditional. */
const EVP_MD *for_small_tags(int small)
{
	return small ? EVP_sha512_224() : EVP_sha512_256(); // finds: crypto.short-hash warning
}

/* Near misses: the long form by the same calls. */
const EVP_MD *good(const unsigned char *data, size_t length, unsigned char *out)
{
	if (digest(data, length, out, 0) != 0)
		return NULL;
	return length > 224 ? EVP_sha512_256() : EVP_get_digestbyname("sha256");
}

/* Unknown: the environment's name. */
const EVP_MD *configured(void)
{
	const char *name = getenv("DIGEST");

	return name ? EVP_get_digestbyname(name) : EVP_sha256();
}
