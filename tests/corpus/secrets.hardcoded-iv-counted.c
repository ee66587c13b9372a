// SPDX-License-Identifier: Apache-2.0
// A nonce that begins with letters and zeros and goes on with a number that differs each time.
#include <stdint.h>
#include <string.h>

int crypto_secretbox_easy(unsigned char *to, const unsigned char *text, unsigned long long length,
                          const unsigned char *nonce, const unsigned char *key);

/* Near misses. */
int copied_in(unsigned char *to, const unsigned char *text, const unsigned char *key, uint64_t number)
{
	unsigned char nonce[24] = {'c', 'a', 'm'};

	memcpy(nonce + 16, &number, sizeof number);
	return crypto_secretbox_easy(to, text, 16, nonce, key);
}

int byte_by_byte(unsigned char *to, const unsigned char *text, const unsigned char *key, uint64_t number)
{
	unsigned char nonce[24] = {'c', 'a', 'm'};

	for (int i = 0; i < 8; i++)
		nonce[16 + i] = (unsigned char)(number >> (8 * i));
	return crypto_secretbox_easy(to, text, 16, nonce, key);
}

int as_member(unsigned char *to, const unsigned char *text, const unsigned char *key, uint64_t number)
{
	struct {
		unsigned char label[16];
		uint64_t number;
	} nonce = {"cam", 0};

	nonce.number = number;
	return crypto_secretbox_easy(to, text, 16, (const unsigned char *)&nonce, key);
}

/* Fires: nothing is counted. */
int the_same(unsigned char *to, const unsigned char *text, const unsigned char *key)
{
	unsigned char nonce[24] = {'c', 'a', 'm'};
	uint64_t number = 1;

	memcpy(nonce + 16, &number, sizeof number);
	return crypto_secretbox_easy(to, text, 16, nonce, key); // finds: secrets.hardcoded-iv warning
}

struct box {
	unsigned char nonce[24], key[32];
};

/* Field: what follows the text was never written. */
int text_only(struct box *box, unsigned char *to, const unsigned char *text)
{
	strcpy((char *)box->nonce, "camera-nonce");
	return crypto_secretbox_easy(to, text, 16, box->nonce, box->key); // finds: secrets.hardcoded-iv warning
}
