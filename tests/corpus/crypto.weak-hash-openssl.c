// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/md5.h>
#include <openssl/sha.h>
#include <stdlib.h>

void direct(const unsigned char *data, size_t length, unsigned char *out)
{
	MD5(data, length, out); // finds: crypto.weak-hash
	SHA1(data, length, out); // finds: crypto.weak-hash
	SHA256(data, length, out);
}

void by_digest(EVP_MD_CTX *ctx)
{
	EVP_DigestInit_ex(ctx, EVP_md5(), NULL); // finds: crypto.weak-hash
	EVP_DigestInit_ex(ctx, EVP_sha256(), NULL);
	EVP_DigestInit_ex(ctx, EVP_sha512(), NULL);
}

const EVP_MD *by_name(int old)
{
	const EVP_MD *md = EVP_get_digestbyname("md5"); // finds: crypto.weak-hash

	if (old)
		md = EVP_get_digestbyname("SHA1"); // finds: crypto.weak-hash
	if (!md)
		md = EVP_get_digestbyname("sha256");
	return md;
}

static const EVP_MD *digest(const char *name)
{
	return EVP_get_digestbyname(name);
}

/* Wrapper. */
const EVP_MD *by_wrapper(void)
{
	digest("sha512");
	return digest("sha1"); // finds: crypto.weak-hash
}

void fetched(OSSL_LIB_CTX *library)
{
	EVP_MD_free(EVP_MD_fetch(library, "MD5", NULL)); // finds: crypto.weak-hash
	EVP_MD_free(EVP_MD_fetch(library, "SHA2-256", NULL));
}

typedef const EVP_MD *(*maker)(void);

const EVP_MD *mentioned(int which)
{
	static const maker good[] = {EVP_sha256, EVP_sha384};
	maker make = EVP_sha1; // finds: crypto.weak-hash

	return which < 0 ? make() : good[which & 1]();
}

/* WPA2 mandates PBKDF2-HMAC-SHA1 with 4,096 rounds and 32 bytes; anything else is a choice. */
void passphrase(const char *typed, int length, const unsigned char *ssid, int ssid_length, unsigned char *psk)
{
	PKCS5_PBKDF2_HMAC_SHA1(typed, length, ssid, ssid_length, 4096, 32, psk);
	PKCS5_PBKDF2_HMAC_SHA1(typed, length, ssid, ssid_length, 100000, 32, psk); // finds: crypto.weak-hash
	PKCS5_PBKDF2_HMAC_SHA1(typed, length, ssid, ssid_length, 4096, 20, psk); // finds: crypto.weak-hash
}

void short_ones(EVP_MD_CTX *ctx)
{
	EVP_DigestInit_ex(ctx, EVP_sha224(), NULL); // finds: crypto.short-hash warning
	EVP_DigestInit_ex(ctx, EVP_ripemd160(), NULL); // finds: crypto.short-hash warning
	EVP_get_digestbyname("sha224"); // finds: crypto.short-hash warning
}

/* Unknown: a name from outside. */
const EVP_MD *configured(void)
{
	const char *name = getenv("DIGEST");

	return EVP_get_digestbyname(name ? name : "sha256");
}
