/* SPDX-License-Identifier: Apache-2.0 */
/* AES-256-GCM around a small file: nonce, tag, content.  A fresh nonce for each
 * write; a file that fails its tag is as good as none. */
#include "seal.h"

#include "entropy.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>

#define NONCE_SIZE 12
#define TAG_SIZE 16
#define CONTENT_MOST 4096

static int encrypt(const unsigned char *key, const unsigned char *nonce, const void *plain, int size,
                   unsigned char *sealed, unsigned char *tag)
{
	EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
	int done = 0, last = 0, status = -1;

	if (context && EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) &&
	    EVP_EncryptUpdate(context, sealed, &done, plain, size) &&
	    EVP_EncryptFinal_ex(context, sealed + done, &last) &&
	    EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, TAG_SIZE, tag))
		status = 0;
	EVP_CIPHER_CTX_free(context);
	return status;
}

static int decrypt(const unsigned char *key, const unsigned char *nonce, const unsigned char *sealed, int size,
                   unsigned char *tag, unsigned char *plain)
{
	EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
	int done = 0, last = 0, status = -1;

	if (context && EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) &&
	    EVP_DecryptUpdate(context, plain, &done, sealed, size) &&
	    EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, TAG_SIZE, tag) &&
	    EVP_DecryptFinal_ex(context, plain + done, &last) > 0)
		status = done + last;
	EVP_CIPHER_CTX_free(context);
	return status;
}

int seal_write(const char *path, const unsigned char *key, const void *bytes, size_t size)
{
	unsigned char file_bytes[NONCE_SIZE + TAG_SIZE + CONTENT_MOST];
	unsigned char *nonce = file_bytes, *tag = nonce + NONCE_SIZE, *body = tag + TAG_SIZE;
	size_t whole = NONCE_SIZE + TAG_SIZE + size;
	FILE *file;
	int status;

	if (size > CONTENT_MOST || entropy_fill(nonce, NONCE_SIZE) || encrypt(key, nonce, bytes, (int)size, body, tag))
		return -1;
	file = fopen(path, "wbe");
	if (!file)
		return -1;
	status = fwrite(file_bytes, 1, whole, file) == whole ? 0 : -1;
	return fclose(file) ? -1 : status;
}

int seal_read(const char *path, const unsigned char *key, void *ret_bytes, size_t most)
{
	unsigned char file_bytes[NONCE_SIZE + TAG_SIZE + CONTENT_MOST];
	unsigned char *nonce = file_bytes, *tag = nonce + NONCE_SIZE, *body = tag + TAG_SIZE;
	FILE *file = fopen(path, "rbe");
	size_t got;

	if (!file)
		return errno == ENOENT ? -2 : -1;
	got = fread(file_bytes, 1, sizeof file_bytes, file);
	fclose(file);
	if (got < NONCE_SIZE + TAG_SIZE || got - NONCE_SIZE - TAG_SIZE > most)
		return -1;
	return decrypt(key, nonce, body, (int)(got - NONCE_SIZE - TAG_SIZE), tag, ret_bytes);
}
