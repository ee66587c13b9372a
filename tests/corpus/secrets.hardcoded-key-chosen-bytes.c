// SPDX-License-Identifier: Apache-2.0
// One of two keys, and the one that the program makes begins with a zero.
typedef struct aes AES_KEY;
int AES_set_encrypt_key(const unsigned char *, int, AES_KEY *);

int counted(AES_KEY *key, int given, const unsigned char *bytes)
{
	unsigned char own[16];

	for (int i = 0; i < 16; i++)
		own[i] = (unsigned char)(i * 7);
	return AES_set_encrypt_key(given ? bytes : own, 128, key); // finds: secrets.hardcoded-key
}

static const unsigned char table[16] = {0, 0, 0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 121};
int listed(AES_KEY *key, const unsigned char *bytes)
{
	const unsigned char *chosen = table;

	if (bytes)
		chosen = bytes;
	return AES_set_encrypt_key(chosen, 128, key); // finds: secrets.hardcoded-key
}

/* Near miss: zeros stand for none. */
static const unsigned char none[16];
int unset(AES_KEY *key, const unsigned char *bytes)
{
	return AES_set_encrypt_key(bytes ? bytes : none, 128, key);
}
