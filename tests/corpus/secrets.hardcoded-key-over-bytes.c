// SPDX-License-Identifier: Apache-2.0
// A text is written over bytes that were read: what is left of them behind its end is no part of the key.
#include <stdint.h>
#include <string.h>
#include <unistd.h>

int crypto_secretbox_easy(unsigned char *to, const unsigned char *text, unsigned long long length,
                          const unsigned char *nonce, const unsigned char *key);

int reused(unsigned char *to, const unsigned char *nonce, int file)
{
	char buffer[128];

	if (read(file, buffer, sizeof buffer) < 1)
		return -1;
	strcpy(buffer, "the key of every camera is here");
	return crypto_secretbox_easy(to, to, 16, nonce, (unsigned char *)buffer); // finds: secrets.hardcoded-key
}

struct record {
	char nonce[24];
	char rest[40];
};

/* Field: it is known by the structure's own address. */
int at_the_front(unsigned char *to, const unsigned char *key, int file)
{
	struct record record;

	if (read(file, &record, sizeof record) < 1)
		return -1;
	strcpy(record.nonce, "camera-nonce");
	return crypto_secretbox_easy(to, to, 16, (unsigned char *)&record, key); // finds: secrets.hardcoded-iv warning
}

/* Near misses: bytes that are read behind it afterwards, none written over. */
int read_behind(unsigned char *to, const unsigned char *key, int file)
{
	unsigned char nonce[24] = {'c', 'a', 'm'};

	if (read(file, nonce + 8, 16) != 16)
		return -1;
	return crypto_secretbox_easy(to, to, 16, nonce, key);
}

int only_read(unsigned char *to, const unsigned char *nonce, int file)
{
	char buffer[128];

	strcpy(buffer, "the key of every camera is here");
	if (read(file, buffer, sizeof buffer) < 1)
		return -1;
	return crypto_secretbox_easy(to, to, 16, nonce, (unsigned char *)buffer);
}
