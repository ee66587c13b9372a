// SPDX-License-Identifier: Apache-2.0
// Digests named in structures and behind switches. The declarations stand in for OpenSSL's and libgcrypt's headers.
#include <stddef.h>
#include <string.h>

typedef struct evp_md_st EVP_MD;
const EVP_MD *EVP_md5(void);
const EVP_MD *EVP_sha256(void);
const EVP_MD *EVP_get_digestbyname(const char *name);

struct update {
	const char *url;
	const char *digest;
	const EVP_MD *(*make)(void);
};

static const EVP_MD *digest_of(const struct update *update)
{
	return EVP_get_digestbyname(update->digest);
}

/* Field. */
const EVP_MD *by_field(void)
{
	struct update update = {"https://example.com/firmware", "sha1", NULL};

	return digest_of(&update); // finds: crypto.weak-hash
}

/* Field: the function itself lies there. */
const EVP_MD *by_function_in_a_field(struct update *update)
{
	update->make = EVP_md5; // finds: crypto.weak-hash
	return update->make();
}

/* Conditional. */
const EVP_MD *by_length(size_t length)
{
	const char *name = "sha256";

	if (length == 32)
		name = "md5";
	return EVP_get_digestbyname(name); // finds: crypto.weak-hash
}

/* Near misses: the name is compared, or written over. */
const EVP_MD *compared(const char *name)
{
	if (strcmp(name, "md5") == 0 || strcmp(name, "sha1") == 0)
		return NULL;
	return EVP_sha256();
}

const EVP_MD *replaced(void)
{
	struct update update = {"https://example.com/md5", "md5", NULL};

	update.digest = "sha256";
	return digest_of(&update);
}

/* Unknown: what the manifest says. */
const EVP_MD *given(const struct update *update)
{
	return digest_of(update);
}
