// SPDX-License-Identifier: Apache-2.0
// needs: openssl
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <stdio.h>

int stored(FILE *file, EVP_PKEY *key)
{
	return PEM_write_PrivateKey(file, key, NULL, NULL, 0, NULL, NULL); // finds: secrets.plaintext-store warning
}

int stored_by_bio(BIO *bio, EVP_PKEY *key)
{
	const EVP_CIPHER *none = NULL;

	return PEM_write_bio_PrivateKey(bio, key, none, NULL, 0, NULL, NULL); // finds: secrets.plaintext-store warning
}

/* What a library prints by itself. */
static void write_line(const SSL *ssl, const char *line)
{
	(void)ssl;
	puts(line);
}

void key_log(SSL_CTX *ctx)
{
	SSL_CTX_set_keylog_callback(ctx, write_line); // finds: secrets.logged
}

void session(FILE *file, const SSL *ssl)
{
	SSL_SESSION_print_fp(file, SSL_get_session(ssl)); // finds: secrets.logged
}

/* Near misses. */
int encrypted(FILE *file, EVP_PKEY *key, const char *passphrase)
{
	return PEM_write_PrivateKey(file, key, EVP_aes_256_cbc(), NULL, 0, NULL, (void *)passphrase);
}

int public_half(FILE *file, EVP_PKEY *key)
{
	return PEM_write_PUBKEY(file, key);
}

void no_key_log(SSL_CTX *ctx)
{
	SSL_CTX_set_keylog_callback(ctx, NULL);
}

/* Unknown. */
int given(FILE *file, EVP_PKEY *key, const EVP_CIPHER *cipher)
{
	return PEM_write_PrivateKey(file, key, cipher, NULL, 0, NULL, NULL);
}
