// SPDX-License-Identifier: Apache-2.0
// A constant beginning isn't the key: the rest is random, also where a helper may have left before.
#include <string.h>

typedef struct aes_key_st AES_KEY;
extern int RAND_bytes(unsigned char *out, int count);
extern int AES_set_encrypt_key(const unsigned char *key, int bits, AES_KEY *out);

/* Near misses. */
static int make(unsigned char *out, int slot)
{
	if (slot < 0)
		return -1;
	memcpy(out, "v1:", 3);
	return RAND_bytes(out + 3, 13) == 1 ? 0 : -1;
}

int random_rest(AES_KEY *out, int slot)
{
	unsigned char key[16];
	return make(key, slot) ? -1 : AES_set_encrypt_key(key, 128, out);
}

static void copy(unsigned char *out, int slot, const unsigned char *given)
{
	if (slot < 0)
		return;
	memcpy(out, "v1:", 3);
	memcpy(out + 3, given, 13);
}

int given_rest(AES_KEY *out, int slot, const unsigned char *given)
{
	unsigned char key[16];
	copy(key, slot, given);
	return AES_set_encrypt_key(key, 128, out);
}

static int make_all(unsigned char *out, int slot)
{
	if (slot < 0)
		return -1;
	memcpy(out, "v1:", 3);
	memcpy(out + 3, "0123456789abc", 13);
	return 0;
}

/* Wrapper. */
int constant_rest(AES_KEY *out, int slot)
{
	unsigned char key[16];
	if (make_all(key, slot))
		return -1;
	return AES_set_encrypt_key(key, 128, out); // finds: secrets.hardcoded-key
}
