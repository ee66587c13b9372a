// SPDX-License-Identifier: Apache-2.0
// Two conditions that ask for the same thing come out the same way: no run leaves a key as it was first.
extern void *memcpy(void *to, const void *from, unsigned long length);
typedef struct aes_key AES_KEY;
extern int AES_set_encrypt_key(const unsigned char *user, int bits, AES_KEY *key);
extern int RAND_bytes(unsigned char *to, int length);
extern void ask(unsigned char **given);

/* Near misses. */
void drawn_or_given(AES_KEY *aes, const unsigned char *given)
{
	unsigned char key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
	if (!given)
		RAND_bytes(key, 16);
	if (given)
		memcpy(key, given, 16);
	AES_set_encrypt_key(key, 128, aes);
}

void drawn_by_number(AES_KEY *aes, const unsigned char *given, int source)
{
	unsigned char key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
	int used = 0;
	if (source != 3)
		RAND_bytes(key, 16);
	used++;
	if (source == 3)
		memcpy(key, given, 16);
	AES_set_encrypt_key(key, 128, aes);
}

/* Something else is asked for, or by then it is another. */
void for_another_reason(AES_KEY *aes, const unsigned char *given, int is_given)
{
	unsigned char key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
	if (!given)
		RAND_bytes(key, 16);
	if (is_given)
		memcpy(key, given, 16);
	AES_set_encrypt_key(key, 128, aes); // finds: secrets.hardcoded-key
}

void of_another(AES_KEY *aes, unsigned char *given)
{
	unsigned char key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
	if (!given)
		RAND_bytes(key, 16);
	ask(&given);
	if (given)
		memcpy(key, given, 16);
	AES_set_encrypt_key(key, 128, aes); // finds: secrets.hardcoded-key
}

void the_same_way_twice(AES_KEY *aes, const unsigned char *given)
{
	unsigned char key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
	if (given)
		RAND_bytes(key, 16);
	if (given)
		memcpy(key, given, 16);
	AES_set_encrypt_key(key, 128, aes); // finds: secrets.hardcoded-key
}

void first_of_all(AES_KEY *aes, const unsigned char *given)
{
	unsigned char key[16];
	if (!given)
		memcpy(key, "0123456789abcdef", 16);
	if (given)
		memcpy(key, given, 16);
	AES_set_encrypt_key(key, 128, aes); // finds: secrets.hardcoded-key
}
