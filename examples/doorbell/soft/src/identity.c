/* SPDX-License-Identifier: Apache-2.0 */
/* Who this device is to the maker's cloud: an RSA key pair that never leaves
 * it, sealed at rest like the settings. */
#include "identity.h"

#include "keystore.h"
#include "log.h"
#include "seal.h"

#include <openssl/crypto.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DER_MOST 4096
#define IDENTITY_BITS 1024

static EVP_PKEY *make_pair(int bits)
{
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, NULL);
	EVP_PKEY *pair = NULL;

	if (!context || EVP_PKEY_keygen_init(context) <= 0 || EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits) <= 0 ||
	    EVP_PKEY_keygen(context, &pair) <= 0)
		log_line("identity: no key pair could be made");
	EVP_PKEY_CTX_free(context);
	return pair;
}

static int save(const char *path, const unsigned char *key, EVP_PKEY *pair)
{
	unsigned char *der = NULL;
	int size = i2d_PrivateKey(pair, &der);
	int status = size > 0 ? seal_write(path, key, der, (size_t)size) : -1;

	if (size > 0)
		OPENSSL_clear_free(der, (size_t)size);
	return status;
}

EVP_PKEY *identity_load(const char *directory)
{
	unsigned char der[DER_MOST];
	const unsigned char *at = der;
	EVP_PKEY *pair = NULL;
	char path[512];
	int size;

	if (snprintf(path, sizeof path, "%s/identity.sealed", directory) >= (int)sizeof path)
		return NULL;
	size = seal_read(path, keystore_key, der, sizeof der);
	if (size > 0) {
		pair = d2i_AutoPrivateKey(NULL, &at, size);
	} else if (size == -2) {
		log_line("first boot: making the device's identity");
		pair = make_pair(IDENTITY_BITS);
		if (pair && save(path, keystore_key, pair)) {
			EVP_PKEY_free(pair);
			pair = NULL;
		}
	}
	OPENSSL_cleanse(der, sizeof der);
	return pair;
}

char *identity_public_pem(EVP_PKEY *identity)
{
	BIO *memory = BIO_new(BIO_s_mem());
	char *text = NULL, *data;
	long size;

	if (memory && PEM_write_bio_PUBKEY(memory, identity)) {
		size = BIO_get_mem_data(memory, &data);
		text = size > 0 ? strndup(data, (size_t)size) : NULL;
	}
	BIO_free(memory);
	return text;
}
