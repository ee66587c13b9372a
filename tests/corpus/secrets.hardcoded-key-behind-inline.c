// SPDX-License-Identifier: Apache-2.0
// An inline body of GNU's old kind is for those who inline it; the body behind it is the one that others call.
typedef struct aes AES_KEY;
int AES_set_encrypt_key(const unsigned char *, int, AES_KEY *);

extern inline __attribute__((gnu_inline)) int first(AES_KEY *key, const unsigned char *bytes)
{
	return AES_set_encrypt_key(bytes, 128, key);
}

int first(AES_KEY *key, const unsigned char *bytes)
{
	return AES_set_encrypt_key(bytes ? bytes : (const unsigned char *)"0123456789abcdef", 128, key); // finds: secrets.hardcoded-key
}

/* Called from a body between the two. */
extern inline __attribute__((gnu_inline)) int second(AES_KEY *key, int given, const unsigned char *bytes)
{
	return given ? AES_set_encrypt_key(bytes, 128, key) : -1;
}

int between(AES_KEY *key, const unsigned char *bytes)
{
	return second(key, 1, bytes);
}

int second(AES_KEY *key, int given, const unsigned char *bytes)
{
	unsigned char own[16];

	for (int i = 0; i < 16; i++)
		own[i] = (unsigned char)(i * 7);
	return AES_set_encrypt_key(given ? bytes : own, 128, key); // finds: secrets.hardcoded-key
}

/* Near miss: the body that counts reads the key. */
extern long read(int, void *, unsigned long);
extern inline __attribute__((gnu_inline)) int third(AES_KEY *key, int file)
{
	return AES_set_encrypt_key((const unsigned char *)"0123456789abcdef", 128, key) + file;
}

int third(AES_KEY *key, int file)
{
	unsigned char bytes[16];

	if (read(file, bytes, sizeof bytes) != 16)
		return -1;
	return AES_set_encrypt_key(bytes, 128, key);
}
