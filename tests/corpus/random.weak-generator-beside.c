// SPDX-License-Identifier: Apache-2.0
// A store at an index that isn't known stays in its member: what lies beside it is as it was.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct aes_key_st AES_KEY;
typedef void CURL;
extern int RAND_bytes(unsigned char *out, int count);
extern int AES_set_encrypt_key(const unsigned char *key, int bits, AES_KEY *out);
extern int curl_easy_setopt(CURL *handle, int option, ...);
#define CURLOPT_PASSWORD 10174
#define CURLOPT_SSL_VERIFYPEER 64

struct device {
	int verify;
	unsigned char serial[16];
	unsigned char key[32];
	char label[40];
	unsigned char session_secret[32];
	char password[32];
};

int serial_beside_key(struct device *device, AES_KEY *out)
{
	for (int i = 0; i < 16; i++)
		device->serial[i] = rand(); // finds: random.weak-generator warning
	RAND_bytes(device->key, 32);
	return AES_set_encrypt_key(device->key, 256, out);
}

void text_beside_secret(struct device *device, const unsigned char *given)
{
	for (int i = 0; i < 8; i++)
		snprintf(device->label + 4 * i, 5, "%04x", rand() & 0xffff); // finds: random.weak-generator warning
	memcpy(device->session_secret, given, 16);
}

/* The key itself, at an index that isn't known either. */
int key_itself(struct device *device, AES_KEY *out, int count)
{
	for (int i = 0; i < count; i++)
		device->key[i] = rand();
	return AES_set_encrypt_key(device->key, 256, out); // finds: random.weak-generator
}

int setting_beside(CURL *curl, int count)
{
	struct device device = {0};
	for (int i = 0; i < count; i++)
		device.serial[i] = (unsigned char)i;
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, device.verify); // finds: tls.verify-off
}

void printed_beside(struct device *device, CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_PASSWORD, device->password);
	for (int i = 0; i < 16; i++)
		printf("%02x", device->serial[i]);
	for (int i = 0; i < 16; i++)
		printf("%02x", device->password[i]); // finds: secrets.logged
}

int constant_beside(struct device *device, AES_KEY *out, int count)
{
	memset(device->key, 'k', sizeof device->key);
	for (int i = 0; i < count; i++)
		device->serial[i] = device->label[i];
	return AES_set_encrypt_key(device->key, 256, out); // finds: secrets.hardcoded-key
}

/* A near miss: it may have been written over. */
int constant_written_over(struct device *device, AES_KEY *out, int count, const unsigned char *given)
{
	memset(device->key, 'k', sizeof device->key);
	for (int i = 0; i < count; i++)
		device->key[i] = given[i];
	return AES_set_encrypt_key(device->key, 256, out);
}
