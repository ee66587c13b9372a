// SPDX-License-Identifier: Apache-2.0
// An algorithm by its name, given to a function of which only the declaration is known.
#include <stddef.h>
#include <string.h>

struct hash_ctx;
struct crypto_ctx;
int md_whole(const char *mdname, const void *data, size_t length, unsigned char *out);
void hash_begin(struct hash_ctx *ctx, const char *alg);
void mac_begin(struct hash_ctx *ctx, const unsigned char *secret_key, const char *digest_name);
int vendor_digest(const void *data, int length, char *hash_fun, void *out);
int crypto_open(struct crypto_ctx *ctx, const char *cipher_name);
int engine_encrypt(const char *alg, const void *in, void *out, size_t length);
int md_valid(const char *mdname);
int hash_disable(const char *hash_name);
int catalogue_find(const char *name);
int hash_name_cmp(const char *alg, const char *name);
size_t hash_print(const char *alg);

int fires(struct hash_ctx *ctx, struct crypto_ctx *crypto, const unsigned char *key, const void *data, size_t length,
          unsigned char *out)
{
	md_whole("MD4", data, length, out); // finds: crypto.weak-hash
	hash_begin(ctx, "sha1");            // finds: crypto.weak-hash
	mac_begin(ctx, key, "MD5");         // finds: crypto.weak-hash
	vendor_digest(data, 8, "sha1", out); // finds: crypto.weak-hash
	crypto_open(crypto, "des-cbc");     // finds: crypto.weak-cipher
	return engine_encrypt("RC4", data, out, length); // finds: crypto.weak-cipher
}

static void begin(struct hash_ctx *ctx, const char *alg)
{
	hash_begin(ctx, alg ? alg : "sha256");
}

// Wrapper.
void through(struct hash_ctx *ctx)
{
	begin(ctx, "md5"); // finds: crypto.weak-hash
}

static const struct scheme {
	const char *name, *hash;
} schemes[] = {{"old", "MD5"}, {"new", "SHA256"}};

// Field: a table of names.
void field(struct hash_ctx *ctx, int at)
{
	hash_begin(ctx, schemes[at & 1].hash); // finds: crypto.weak-hash
}

// Conditional.
void chosen(struct hash_ctx *ctx, int legacy)
{
	const char *alg = "sha512";

	if (legacy)
		alg = "SHA-1";
	hash_begin(ctx, alg); // finds: crypto.weak-hash
}

// Near: names of good ones, what is only asked about or refused, and catalogues of other things.
int quiet(struct hash_ctx *ctx, struct crypto_ctx *crypto, const unsigned char *key, const void *data, size_t length,
          unsigned char *out)
{
	md_whole("SHA256", data, length, out);
	mac_begin(ctx, key, "SHA512-256");
	crypto_open(crypto, "aes-256-gcm");
	engine_encrypt("AES-128-CTR", data, out, length);
	if (md_valid("MD5"))
		hash_disable("md5");
	hash_print("md5");
	return catalogue_find("md5") + hash_name_cmp("md5", "sha1");
}

// Unknown: nothing is told of what a caller names.
void unknown(struct hash_ctx *ctx, const char *alg)
{
	hash_begin(ctx, alg);
}
