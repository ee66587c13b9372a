// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// How key bytes come to be constant: literals, arrays, copies, formats, byte by byte; and how they don't.
#include <openssl/aes.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const unsigned char file_key[16] = {0x10, 0x21, 0x32, 0x43, 0x54, 0x65, 0x76, 0x87};
static unsigned char late_key[16];
static const char *const key_text = "0123456789abcdef";

void literal(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, (const unsigned char *)"0123456789abcdef", iv); // finds: secrets.hardcoded-key
}

void local_array(AES_KEY *schedule)
{
	unsigned char key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

void all_zero(AES_KEY *schedule)
{
	unsigned char key[16] = {0};

	AES_set_decrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

void file_scope(AES_KEY *schedule)
{
	AES_set_encrypt_key(file_key, 128, schedule); // finds: secrets.hardcoded-key
	AES_set_encrypt_key((const unsigned char *)key_text, 128, schedule); // finds: secrets.hardcoded-key
}

void copied(AES_KEY *schedule)
{
	unsigned char key[16];

	memcpy(key, file_key, sizeof key);
	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

void copied_in_two(AES_KEY *schedule)
{
	unsigned char key[16];

	memcpy(key, "01234567", 8);
	memcpy(key + 8, "89abcdef", 8);
	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

void text_copied(unsigned char *out, const unsigned char *data, size_t length)
{
	char key[32];

	strcpy(key, "factory-");
	strcat(key, "secret");
	HMAC(EVP_sha256(), key, 14, data, length, out, NULL); // finds: secrets.hardcoded-key
}

void formatted(unsigned char *out, const unsigned char *data, size_t length)
{
	char key[32];

	snprintf(key, sizeof key, "%s-%d", "device", 42);
	HMAC(EVP_sha256(), key, 9, data, length, out, NULL); // finds: secrets.hardcoded-key
}

void byte_by_byte(AES_KEY *schedule)
{
	unsigned char key[16];

	for (int i = 0; i < 16; i++)
		key[i] = (unsigned char)(i * 7 + 3);
	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

void set_bytes(AES_KEY *schedule)
{
	unsigned char key[16];

	memset(key, 0xa5, sizeof key);
	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

void on_the_heap(AES_KEY *schedule)
{
	unsigned char *key = malloc(16);

	if (!key)
		return;
	memcpy(key, "0123456789abcdef", 16);
	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
	free(key);
}

/* Near misses. */

void read_from_file(AES_KEY *schedule, int fd)
{
	unsigned char key[16] = {0};

	if (read(fd, key, sizeof key) != (ssize_t)sizeof key)
		return;
	AES_set_encrypt_key(key, 128, schedule);
}

void read_by_stdio(AES_KEY *schedule)
{
	unsigned char key[16];
	FILE *file = fopen("/data/device.key", "rb");

	if (!file)
		return;
	if (fread(key, 1, sizeof key, file) == sizeof key)
		AES_set_encrypt_key(key, 128, schedule);
	fclose(file);
}

void overwritten(AES_KEY *schedule, const unsigned char *device_key)
{
	unsigned char key[16];

	memcpy(key, file_key, sizeof key);
	memcpy(key, device_key, sizeof key);
	AES_set_encrypt_key(key, 128, schedule);
}

void mixed_with_serial(AES_KEY *schedule, const unsigned char *serial)
{
	unsigned char key[16];

	memcpy(key, file_key, sizeof key);
	for (int i = 0; i < 16; i++)
		key[i] ^= serial[i];
	AES_set_encrypt_key(key, 128, schedule);
}

void filled_later(void)
{
	if (read(3, late_key, sizeof late_key) < 0)
		memset(late_key, 0, sizeof late_key);
}

void used_later(AES_KEY *schedule)
{
	AES_set_encrypt_key(late_key, 128, schedule);
}

int derive_key(unsigned char *key, size_t length);

void derived(AES_KEY *schedule)
{
	unsigned char key[16] = {0};

	derive_key(key, sizeof key);
	AES_set_encrypt_key(key, 128, schedule);
}

void key_set_elsewhere(EVP_CIPHER_CTX *ctx, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), NULL, NULL, iv);
}

/* Unknown: the caller's. */
void from_caller(AES_KEY *schedule, const unsigned char *key)
{
	AES_set_encrypt_key(key, 128, schedule);
}
