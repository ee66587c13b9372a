/* SPDX-License-Identifier: Apache-2.0 */
/* AES-256-CBC around a small file. */
#include "seal.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

#define CONTENT_MOST 4096
#define BLOCK_SIZE 16

static int encrypt(const unsigned char *key, const void *plain, int size, unsigned char *sealed)
{
	unsigned char iv[BLOCK_SIZE];
	EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
	int done = 0, last = 0, status = -1;

	memset(iv, 0x42, sizeof iv);
	if (context && EVP_EncryptInit_ex(context, EVP_aes_256_cbc(), NULL, key, iv) &&
	    EVP_EncryptUpdate(context, sealed, &done, plain, size) &&
	    EVP_EncryptFinal_ex(context, sealed + done, &last))
		status = done + last;
	EVP_CIPHER_CTX_free(context);
	return status;
}

static int decrypt(const unsigned char *key, const unsigned char *sealed, int size, unsigned char *plain)
{
	unsigned char iv[BLOCK_SIZE];
	EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
	int done = 0, last = 0, status = -1;

	memset(iv, 0x42, sizeof iv);
	if (context && EVP_DecryptInit_ex(context, EVP_aes_256_cbc(), NULL, key, iv) &&
	    EVP_DecryptUpdate(context, plain, &done, sealed, size) &&
	    EVP_DecryptFinal_ex(context, plain + done, &last) > 0)
		status = done + last;
	EVP_CIPHER_CTX_free(context);
	return status;
}

int seal_write(const char *path, const unsigned char *key, const void *bytes, size_t size)
{
	unsigned char file_bytes[CONTENT_MOST + BLOCK_SIZE];
	int whole = size > CONTENT_MOST ? -1 : encrypt(key, bytes, (int)size, file_bytes);
	FILE *file;
	int status;

	if (whole < 0)
		return -1;
	file = fopen(path, "wbe");
	if (!file)
		return -1;
	status = fwrite(file_bytes, 1, (size_t)whole, file) == (size_t)whole ? 0 : -1;
	return fclose(file) ? -1 : status;
}

int seal_read(const char *path, const unsigned char *key, void *ret_bytes, size_t most)
{
	unsigned char file_bytes[CONTENT_MOST + BLOCK_SIZE], plain[CONTENT_MOST + BLOCK_SIZE];
	FILE *file = fopen(path, "rbe");
	size_t got;
	int size;

	if (!file)
		return errno == ENOENT ? -2 : -1;
	got = fread(file_bytes, 1, sizeof file_bytes, file);
	fclose(file);
	size = decrypt(key, file_bytes, (int)got, plain);
	if (size < 0 || (size_t)size > most)
		return -1;
	memcpy(ret_bytes, plain, (size_t)size);
	return size;
}
