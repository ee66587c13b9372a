// SPDX-License-Identifier: Apache-2.0
// A constant that stands in where nothing is configured is a key on every device that has nothing.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct aes_key_st AES_KEY;
extern int AES_set_encrypt_key(const unsigned char *key, int bits, AES_KEY *out);

struct keys {
	unsigned char key[16];
	int usable;
};
static const struct keys factory = {"factory-default", 1};
extern struct keys load(void);

int whole(const struct keys *own, AES_KEY *out)
{
	struct keys keys = factory;
	if (own)
		keys = *own;
	return AES_set_encrypt_key(keys.key, 128, out); // finds: secrets.hardcoded-key
}

/* Field. */
int only_the_key(const struct keys *own, AES_KEY *out)
{
	struct keys keys = factory;
	if (own->usable)
		memcpy(keys.key, own->key, sizeof keys.key);
	return AES_set_encrypt_key(keys.key, 128, out); // finds: secrets.hardcoded-key
}

int loaded(int has_own, AES_KEY *out)
{
	struct keys keys = factory;
	if (has_own)
		keys = load();
	return AES_set_encrypt_key(keys.key, 128, out); // finds: secrets.hardcoded-key
}

int copied(const unsigned char *own, AES_KEY *out)
{
	unsigned char key[16];
	memcpy(key, own ? own : (const unsigned char *)"devkey-devkey-de", sizeof key);
	return AES_set_encrypt_key(key, 128, out); // finds: secrets.hardcoded-key
}

int copied_as_a_text(const char *own, AES_KEY *out)
{
	char *key = strdup(own ? own : "devkey-devkey-de");
	return AES_set_encrypt_key((unsigned char *)key, 128, out); // finds: secrets.hardcoded-key
}

int cut_to_length(const char *own, AES_KEY *out)
{
	char key[17];
	strncpy(key, own ? own : "devkey-devkey-de", 16);
	return AES_set_encrypt_key((unsigned char *)key, 128, out); // finds: secrets.hardcoded-key
}

int either_text(int second, AES_KEY *out)
{
	char key[17];
	snprintf(key, sizeof key, "%s", second ? "devkey-devkey-de" : "devkey-devkey-fg");
	return AES_set_encrypt_key((unsigned char *)key, 128, out); // finds: secrets.hardcoded-key
}

int printed(const char *own, AES_KEY *out)
{
	char key[17];
	snprintf(key, sizeof key, "%s", own ? own : "devkey-devkey-de");
	return AES_set_encrypt_key((unsigned char *)key, 128, out); // finds: secrets.hardcoded-key
}

int given_texts(const char *own, const char *other, AES_KEY *out)
{
	char *key = strdup(own ? own : other);
	return AES_set_encrypt_key((unsigned char *)key, 128, out);
}

/* Near misses: always written over, and always somebody's own. */
int written_over(const struct keys *own, AES_KEY *out)
{
	struct keys keys = factory;
	keys = *own;
	return AES_set_encrypt_key(keys.key, 128, out);
}

int one_of_two(const unsigned char *own, const unsigned char *other, AES_KEY *out)
{
	unsigned char key[16];
	memcpy(key, own ? own : other, sizeof key);
	return AES_set_encrypt_key(key, 128, out);
}
