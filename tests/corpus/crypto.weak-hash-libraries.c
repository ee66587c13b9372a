// SPDX-License-Identifier: Apache-2.0
// Digests by number, by name, by a table's address, by a name that a macro makes.
#include <stddef.h>

unsigned gcry_md_open(void **h, int algo, unsigned int flags);
void gcry_md_hash_buffer(int algo, void *digest, const void *buffer, size_t length);
void nettle_md5_init(void *ctx);
#define md5_init nettle_md5_init
typedef struct { int size; } br_hash_class;
extern const br_hash_class br_md5_vtable, br_sha256_vtable;
void br_hmac_key_init(void *kc, const br_hash_class *digest_vtable, const void *key, size_t key_len);
typedef enum { HASH_AlgNULL, HASH_AlgMD2, HASH_AlgMD5, HASH_AlgSHA1, HASH_AlgSHA256 } HASH_HashType;
int HASH_HashBuf(HASH_HashType type, unsigned char *dest, const unsigned char *src, unsigned int src_len);
int find_hash(const char *name);
int kcapi_md_init(void **handle, const char *ciphername, unsigned flags);
char *crypt(const char *phrase, const char *setting);

void by_number(void **h, void *out, const void *in, size_t length)
{
	int algo = 2;

	gcry_md_open(h, algo, 0);               // finds: crypto.weak-hash
	gcry_md_hash_buffer(1, out, in, length); // finds: crypto.weak-hash
	gcry_md_hash_buffer(3, out, in, length); // finds: crypto.short-hash warning
}

void renamed(void *ctx)
{
	md5_init(ctx); // finds: crypto.weak-hash
}

void by_table(void *kc, const void *key, size_t length, int old)
{
	br_hmac_key_init(kc, old ? &br_md5_vtable : &br_sha256_vtable, key, length); // finds: crypto.weak-hash
}

void by_enumerator(unsigned char *out, const unsigned char *in)
{
	HASH_HashBuf(HASH_AlgSHA1, out, in, 16); // finds: crypto.weak-hash
}

static int start(void **handle, const char *name)
{
	return kcapi_md_init(handle, name, 0);
}

int by_name(void **handle)
{
	return find_hash("sha1") + start(handle, "hmac(md5)"); // finds: crypto.weak-hash
}

/* Near misses. */
void good(void **h, void *out, const void *in, void *kc, void **handle)
{
	gcry_md_open(h, 8, 0);
	gcry_md_hash_buffer(10, out, in, 16);
	br_hmac_key_init(kc, &br_sha256_vtable, in, 16);
	HASH_HashBuf(HASH_AlgSHA256, out, in, 16);
	start(handle, "hmac(sha256)");
}

/* Unknown. */
void given(void *kc, const br_hash_class *digest, const void *key, int algo, void **h)
{
	br_hmac_key_init(kc, digest, key, 32);
	gcry_md_open(h, algo, 0);
}
