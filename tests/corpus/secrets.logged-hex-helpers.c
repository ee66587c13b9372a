// SPDX-License-Identifier: Apache-2.0
// Bytes that the program's own helpers turn into letters, and the letters are logged. Nothing is called like a secret:
// what goes to an API's key is one. The declarations stand in for OpenSSL's headers.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct aes AES_KEY;
int AES_set_encrypt_key(const unsigned char *, int, AES_KEY *);

static void by_table(char *out, const uint8_t *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digits[p[i] >> 4];
		out[2 * i + 1] = digits[p[i] & 15];
	}
	out[2 * n] = 0;
}

static void by_sums(char *out, const uint8_t *p, int n)
{
	while (n-- > 0) {
		uint8_t high = *p >> 4, low = *p++ & 15;
		*out++ = high < 10 ? '0' + high : 'a' + high - 10;
		*out++ = low < 10 ? '0' + low : 'a' + low - 10;
	}
	*out = 0;
}

static void base64(char *out, const uint8_t *p, size_t n)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i + 2 < n; i += 3) {
		uint32_t v = p[i] << 16 | p[i + 1] << 8 | p[i + 2];
		*out++ = letters[v >> 18 & 63];
		*out++ = letters[v >> 12 & 63];
		*out++ = letters[v >> 6 & 63];
		*out++ = letters[v & 63];
	}
	*out = 0;
}

static char digit(unsigned x)
{
	return "0123456789abcdef"[x & 15];
}

static void by_digit(char *out, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digit(p[i] >> 4);
		out[2 * i + 1] = digit(p[i]);
	}
}

static void by_format(char *out, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		snprintf(out + 2 * i, 3, "%02x", p[i]);
}

int table(const uint8_t *bytes, AES_KEY *key)
{
	char text[65];
	by_table(text, bytes, 16);
	puts(text); // finds: secrets.logged
	return AES_set_encrypt_key(bytes, 128, key);
}

int sums(const uint8_t *bytes, AES_KEY *key)
{
	char text[65];
	by_sums(text, bytes, 16);
	puts(text); // finds: secrets.logged
	return AES_set_encrypt_key(bytes, 128, key);
}

int letters(const uint8_t *bytes, AES_KEY *key)
{
	char text[65];
	base64(text, bytes, 16);
	puts(text); // finds: secrets.logged
	return AES_set_encrypt_key(bytes, 128, key);
}

int digits(const uint8_t *bytes, AES_KEY *key)
{
	char text[65] = "";
	by_digit(text, bytes, 16);
	puts(text); // finds: secrets.logged
	return AES_set_encrypt_key(bytes, 128, key);
}

int format(const uint8_t *bytes, AES_KEY *key)
{
	char text[65];
	by_format(text, bytes, 16);
	fprintf(stderr, "%s\n", text); // finds: secrets.logged
	return AES_set_encrypt_key(bytes, 128, key);
}

int in_place(const uint8_t *bytes, AES_KEY *key)
{
	char text[65];
	for (int i = 0; i < 16; i++)
		sprintf(text + 2 * i, "%02x", bytes[i]);
	printf("%s\n", text); // finds: secrets.logged
	return AES_set_encrypt_key(bytes, 128, key);
}

/* What is wiped afterwards was logged before. */
int wiped(const uint8_t *bytes, AES_KEY *key)
{
	char text[65];
	by_table(text, bytes, 16);
	puts(text); // finds: secrets.logged
	memset(text, 0, sizeof text);
	return AES_set_encrypt_key(bytes, 128, key);
}

/* Conditional: wiped on the way that doesn't log. */
int wiped_elsewhere(const uint8_t *bytes, AES_KEY *key, int quiet)
{
	char text[65];
	by_table(text, bytes, 16);
	if (quiet) {
		memset(text, 0, sizeof text);
		return -1;
	}
	puts(text); // finds: secrets.logged
	return AES_set_encrypt_key(bytes, 128, key);
}

/* Near miss: other bytes. */
int others(const uint8_t *bytes, const uint8_t *mac, AES_KEY *key)
{
	char text[65];
	by_table(text, mac, 6);
	puts(text);
	by_format(text, mac, 6);
	puts(text);
	return AES_set_encrypt_key(bytes, 128, key);
}

/* Near miss: another member. */
struct peer {
	uint8_t mac[6];
	uint8_t bytes[32];
};
int member(struct peer *peer, AES_KEY *key)
{
	char text[65];
	by_table(text, peer->mac, 6);
	puts(text);
	by_format(text, peer->mac, 6);
	puts(text);
	return AES_set_encrypt_key(peer->bytes, 256, key);
}

/* Near miss: what stood in the buffer is gone. */
int reused(const uint8_t *bytes, const uint8_t *mac, AES_KEY *key)
{
	char text[65];
	by_table(text, bytes, 16);
	memset(text, 0, sizeof text);
	by_table(text, mac, 6);
	puts(text);
	return AES_set_encrypt_key(bytes, 128, key);
}

/* Near miss: a message that is put into the buffer later. */
int later(const uint8_t *bytes, const uint8_t *mac, AES_KEY *key)
{
	char text[65];
	by_table(text, mac, 6);
	puts(text);
	by_table(text, bytes, 16);
	return AES_set_encrypt_key(bytes, 128, key) + text[0];
}

/* Near miss: a sum and a cipher's output tell nothing of it. */
int sum(const uint8_t *bytes, uint8_t *data, AES_KEY *key)
{
	char text[65];
	unsigned sum = 0;
	for (int i = 0; i < 16; i++)
		sum += bytes[i];
	sprintf(text, "%u", sum & 1);
	puts(text);
	for (int i = 0; i < 16; i++)
		data[i] = data[i] ^ bytes[i];
	by_table(text, data, 16);
	puts(text);
	return AES_set_encrypt_key(bytes, 128, key);
}
