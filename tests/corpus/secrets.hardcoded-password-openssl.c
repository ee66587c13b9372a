// SPDX-License-Identifier: Apache-2.0
// needs: openssl mbedtls mbedtls/config.h
#include <mbedtls/pk.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/ssl.h>
#include <string.h>

EVP_PKEY *read_key(BIO *bio)
{
	return PEM_read_bio_PrivateKey(bio, NULL, NULL, "s3cret"); // finds: secrets.hardcoded-password
}

int bundle(PKCS12 *p12, EVP_PKEY **key, X509 **certificate)
{
	return PKCS12_parse(p12, "changeit", key, certificate, NULL); // finds: secrets.hardcoded-password
}

void stretched(const unsigned char *salt, int salt_length, unsigned char *key)
{
	const char *password = "camera";

	PKCS5_PBKDF2_HMAC(password, (int)strlen(password), salt, salt_length, 100000, EVP_sha256(), 32, key); // finds: secrets.hardcoded-password
}

int parsed(mbedtls_pk_context *key, const char *path)
{
	return mbedtls_pk_parse_keyfile(key, path, "camera"); // finds: secrets.hardcoded-password
}

/* Near misses: no password, an empty one, a callback that asks for one. */
int ask(char *buffer, int size, int writing, void *data);

EVP_PKEY *asked(BIO *bio)
{
	return PEM_read_bio_PrivateKey(bio, NULL, ask, "the key of the camera");
}

EVP_PKEY *plain(BIO *bio)
{
	return PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
}

int empty(PKCS12 *p12, EVP_PKEY **key, X509 **certificate)
{
	return PKCS12_parse(p12, "", key, certificate, NULL);
}

int no_password(mbedtls_pk_context *key, const char *path)
{
	return mbedtls_pk_parse_keyfile(key, path, NULL) + mbedtls_pk_parse_keyfile(key, path, "");
}

/* Unknown. */
EVP_PKEY *given(BIO *bio, char *password)
{
	return PEM_read_bio_PrivateKey(bio, NULL, NULL, password);
}
