// SPDX-License-Identifier: Apache-2.0
// Keys that the program spells in digits, and settings that it spells as texts.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct aes AES_KEY;
int AES_set_encrypt_key(const unsigned char *, int, AES_KEY *);
typedef void CURL;
int curl_easy_setopt(CURL *, int, ...);

static void spelt(const char *text, uint8_t *out, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		char digits[3] = {text[2 * i], text[2 * i + 1], 0};
		out[i] = (uint8_t)strtoul(digits, NULL, 16);
	}
}

/* Wrapper. */
int by_helper(AES_KEY *key)
{
	uint8_t bytes[16];

	spelt("00112233445566778899aabbccddeeff", bytes, sizeof bytes);
	return AES_set_encrypt_key(bytes, 128, key); // finds: secrets.hardcoded-key
}

int by_numbers(AES_KEY *key)
{
	uint64_t words[2] = {strtoull("11223344556677", NULL, 16), strtoull("8899aabbccddee", NULL, 16)};

	return AES_set_encrypt_key((const unsigned char *)words, 128, key); // finds: secrets.hardcoded-key
}

/* Field, by a table of defaults. */
static const struct {
	const char *name, *value;
} defaults[] = {{"port", "443"}, {"verify", "0"}};
void of_table(CURL *curl)
{
	curl_easy_setopt(curl, 64, atol(defaults[1].value)); // finds: tls.verify-off
}

/* Near misses: what somebody gave, and another default. */
int given(AES_KEY *key, const char *text)
{
	uint8_t bytes[16];

	spelt(text, bytes, sizeof bytes);
	return AES_set_encrypt_key(bytes, 128, key);
}

int from_environment(AES_KEY *key)
{
	const char *text = getenv("KEY");
	uint8_t bytes[16];

	if (!text || strlen(text) != 32)
		return -1;
	spelt(text, bytes, sizeof bytes);
	return AES_set_encrypt_key(bytes, 128, key);
}

static const char verify[] = "1";
void on(CURL *curl)
{
	curl_easy_setopt(curl, 64, strtol(verify, NULL, 10));
}

/* Where a number ends isn't known. */
int rest(CURL *curl, const char *text)
{
	char *end = NULL;
	long number = strtol(text, &end, 10);

	if (end && !*end)
		curl_easy_setopt(curl, 64, 0L); // finds: tls.verify-off
	return (int)number;
}
