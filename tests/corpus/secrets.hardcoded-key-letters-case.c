// SPDX-License-Identifier: Apache-2.0
// needs: openssl
/* Hex digits that are read by hand: a letter's other case is as constant as the letter. */
#include <ctype.h>
#include <openssl/aes.h>

static int by_digit(int c)
{
	return isdigit(c) ? c - '0' : tolower(c) - 'a' + 10;
}

static int by_class(char c)
{
	if (isdigit((unsigned char)c))
		return c - '0';
	if (isxdigit((unsigned char)c))
		return toupper(c) - 'A' + 10;
	return -1;
}

static size_t unhex(const char *text, unsigned char *out)
{
	size_t count = 0;

	for (; text[0] && text[1]; text += 2)
		out[count++] = (unsigned char)(by_digit(text[0]) << 4 | by_digit(text[1]));
	return count;
}

static int unhex_counted(unsigned char *out, size_t size, const char *text)
{
	for (size_t i = 0; i < size; i++) {
		int high = by_class(text[2 * i]), low = by_class(text[2 * i + 1]);
		if (high < 0 || low < 0)
			return -1;
		out[i] = (unsigned char)(high * 16 + low);
	}
	return 0;
}

/* Wrapper. */
void from_text(AES_KEY *schedule)
{
	unsigned char key[16];

	unhex("2b7e151628aed2a6abf7158809cf4f3c", key);
	AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

/* Wrapper. */
void counted(AES_KEY *schedule)
{
	static const char hex[] = "603DEB1015CA71BE2B73AEF0857D7781";
	unsigned char key[16];

	if (unhex_counted(key, sizeof key, hex) == 0)
		AES_set_encrypt_key(key, 128, schedule); // finds: secrets.hardcoded-key
}

/* Near miss: somebody's text. */
void given(AES_KEY *schedule, const char *text)
{
	unsigned char key[16];

	unhex(text, key);
	AES_set_encrypt_key(key, 128, schedule);
}

/* Near miss: lower letters of somebody's password. */
void lowered(AES_KEY *schedule, const char *password)
{
	unsigned char key[16];

	for (size_t i = 0; i < sizeof key; i++)
		key[i] = (unsigned char)tolower((unsigned char)password[i]);
	AES_set_encrypt_key(key, 128, schedule);
}
