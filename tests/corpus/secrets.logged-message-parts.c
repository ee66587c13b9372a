// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// A secret that was taken out of a message, or put together of several things: the message's other parts, and each of the
// things, may be printed.
#include <stdio.h>
#include <stdint.h>
#include <string.h>

struct message {
	uint8_t type, flags;
	uint8_t counter[8];
	uint8_t mic[16];
	uint8_t data[64];
};

extern void show_hexdump(const char *title, const void *buf, size_t length);
extern int cipher_start(void *aes, const uint8_t *aes_key, size_t length);
extern const uint8_t *find_element(const uint8_t *data, int which);
extern int vendor_login(const char *user, const char *password);

// Near misses: other parts of the message that a key was found in.
int other_parts(void *aes, const uint8_t *frame)
{
	const struct message *message = (const struct message *)(frame + 4);
	uint8_t key[16];

	show_hexdump("counter", message->counter, 8);
	show_hexdump("mic", message->mic, 16);
	memcpy(key, find_element(message->data, 3), sizeof key);
	return cipher_start(aes, key, sizeof key);
}

// A key of two nonces: neither is it.
int put_together(void *aes, const uint8_t *first_nonce, const uint8_t *second_nonce)
{
	uint8_t key[32];

	show_hexdump("first", first_nonce, 16);
	show_hexdump("second", second_nonce, 16);
	memcpy(key, first_nonce, 16);
	memcpy(key + 16, second_nonce, 16);
	return cipher_start(aes, key, sizeof key);
}

// What the key itself is, and the whole of what it is copied from.
int itself(void *aes, const uint8_t *frame)
{
	uint8_t key[16];

	memcpy(key, frame + 12, sizeof key);
	show_hexdump("key", key, sizeof key); // finds: secrets.logged
	return cipher_start(aes, key, sizeof key);
}

int its_source(void *aes, const uint8_t *stored)
{
	uint8_t key[16];

	show_hexdump("stored", stored, sizeof key); // finds: secrets.logged
	memcpy(key, stored, sizeof key);
	return cipher_start(aes, key, sizeof key);
}

int one_word(char *line)
{
	char *user = strtok(line, " "), *word = strtok(NULL, " ");

	printf("user %s\n", user);
	printf("got %s\n", word); // finds: secrets.logged
	return vendor_login(user, word);
}

// Beside it in its structure another text was put: that one isn't a part of it.
struct account {
	char user[32];
	char password[64];
};

int beside(const char *user, const char *given)
{
	struct account account;

	strcpy(account.user, user);
	strcpy(account.password, given);
	printf("user %s\n", user);
	printf("got %s\n", given); // finds: secrets.logged
	return vendor_login(account.user, account.password);
}

// Copied from where nobody knows, and printed from there.
int copied_from(char *line)
{
	char word[32];
	char *value = strchr(line, '=') + 1;

	strcpy(word, value);
	printf("value %s\n", value); // finds: secrets.logged
	return vendor_login("u", word);
}
