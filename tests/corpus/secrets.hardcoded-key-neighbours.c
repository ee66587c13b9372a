// SPDX-License-Identifier: Apache-2.0
// Who writes one member of a file-scope structure says nothing of the others.
#include <stdio.h>

struct aes { unsigned word[61]; };
int AES_set_encrypt_key(const unsigned char *key, const int bits, struct aes *out);

struct settings {
	char host[64];
	int port;
	unsigned char key[16];
};
static struct settings set = {"cloud.example", 8883, {7, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 6}};
static struct settings scanned = {"cloud.example", 8883, {7, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 6}};
static struct settings replaced = {"cloud.example", 8883, {7, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 6}};
static struct settings perhaps = {"cloud.example", 8883, {7, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 6}};

void set_port(int port)
{
	set.port = port;
}

/* Field. */
void use_set(struct aes *aes)
{
	AES_set_encrypt_key(set.key, 128, aes); // finds: secrets.hardcoded-key
}

void scan(FILE *file)
{
	if (fscanf(file, "%63s %d", scanned.host, &scanned.port) != 2)
		scanned.port = 8883;
}

/* Field. */
void use_scanned(struct aes *aes)
{
	struct settings *settings = &scanned;

	AES_set_encrypt_key(settings->key, 128, aes); // finds: secrets.hardcoded-key
}

void replace(FILE *file)
{
	if (fread(replaced.key, sizeof replaced.key, 1, file) != 1)
		replaced.port = 0;
}

void use_replaced(struct aes *aes)
{
	AES_set_encrypt_key(replaced.key, 128, aes);
}

/* On one path only: it is another key then. */
void replace_perhaps(FILE *file, int fresh)
{
	if (fresh && fread(perhaps.key, sizeof perhaps.key, 1, file) != 1)
		perhaps.port = 0;
	perhaps.port++;
}

void use_perhaps(struct aes *aes)
{
	AES_set_encrypt_key(perhaps.key, 128, aes);
}
