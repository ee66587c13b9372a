// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls
// A function's own long table takes no more work than its bytes: what stands beside it is still judged.
#include <mbedtls/aes.h>

#define FOUR 0x13, 0x57, 0x9b, 0xdf
#define SIXTEEN FOUR, FOUR, FOUR, FOUR
#define MANY SIXTEEN, SIXTEEN, SIXTEEN, SIXTEEN, SIXTEEN, SIXTEEN, SIXTEEN, SIXTEEN
#define MOST MANY, MANY, MANY, MANY, MANY, MANY, MANY, MANY, MANY, MANY

struct row {
	unsigned number;
	const char *name;
	unsigned char flags : 3;
};
#define ROW {1, "one"}, {2, "two"}, {3, "three"}, {4, "four"}
#define ROWS ROW, ROW, ROW, ROW, ROW, ROW, ROW, ROW
int known_answer(const void *bytes, unsigned long length);
int read_otp(unsigned char *key, unsigned long length);

int with_bytes(mbedtls_aes_context *aes)
{
	const unsigned char answer[] = {MOST, 0x01};

	if (!known_answer(answer, sizeof answer))
		return -1;
	return mbedtls_aes_setkey_enc(aes, (const unsigned char *)"0123456789abcdef", 128); // finds: secrets.hardcoded-key
}

int with_words(mbedtls_aes_context *aes)
{
	unsigned answer[] = {MOST, 0x01};
	static const unsigned char key[16] = {7, 3, 1, 200, 4, 9, 17, 33, 8, 61, 5, 2, 19, 90, 44, 6};

	if (!known_answer(answer, sizeof answer))
		return -1;
	return mbedtls_aes_setkey_enc(aes, key, 128); // finds: secrets.hardcoded-key
}

/* Field. */
int with_rows(mbedtls_aes_context *aes)
{
	struct row rows[] = {ROWS, ROWS, ROWS, ROWS, ROWS, ROWS, ROWS, ROWS, ROWS, ROWS};

	if (!known_answer(rows, sizeof rows))
		return -1;
	return mbedtls_aes_setkey_enc(aes, (const unsigned char *)"0123456789abcdef", 128); // finds: secrets.hardcoded-key
}

int in_a_loop(mbedtls_aes_context *aes, int rounds)
{
	while (rounds-- > 0) {
		unsigned char answer[] = {MOST, 0x01};

		known_answer(answer, sizeof answer);
	}
	return mbedtls_aes_setkey_enc(aes, (const unsigned char *)"0123456789abcdef", 128); // finds: secrets.hardcoded-key
}

/* Near misses. */
int with_bytes_read(mbedtls_aes_context *aes)
{
	const unsigned char answer[] = {MOST, 0x01};
	unsigned char key[16] = {0};

	if (!known_answer(answer, sizeof answer) || read_otp(key, sizeof key) < 0)
		return -1;
	return mbedtls_aes_setkey_enc(aes, key, 128);
}

/* What braces don't name is zero until it is filled. */
int flags_filled(mbedtls_aes_context *aes)
{
	struct {
		unsigned char mode : 3, key[16];
	} both = {.mode = 1};

	if (read_otp(both.key, sizeof both.key) < 0)
		return -1;
	return mbedtls_aes_setkey_enc(aes, both.key, 128);
}
