// SPDX-License-Identifier: Apache-2.0
// A key that is read, or else the one that every device has: on one way all of its bytes are the program's.
#include <stdio.h>
#include <string.h>

typedef struct aes_key_st AES_KEY;
int AES_set_encrypt_key(const unsigned char *key, int bits, AES_KEY *schedule);
struct licence {
	char id[8];
	unsigned char key[16];
};
static const struct licence demo = {"demo", "all-devices-same"};
static const unsigned char built_in[16] = {0x17, 0x2a, 0, 0x31, 0x55, 0, 0, 9};
int otp_read(unsigned slot, unsigned char *out, unsigned size);

static int load(unsigned char *key, FILE *file)
{
	return fread(key, 16, 1, file) == 1 ? 0 : -1;
}

static int schedule(AES_KEY *schedule, const unsigned char *key)
{
	return AES_set_encrypt_key(key, 128, schedule);
}

/* Conditional. */
int or_else(AES_KEY *aes, FILE *file)
{
	unsigned char key[16];

	if (load(key, file) < 0)
		memcpy(key, built_in, sizeof key);
	return AES_set_encrypt_key(key, 128, aes); // finds: secrets.hardcoded-key
}

int at_first(AES_KEY *aes, FILE *file)
{
	unsigned char key[16];

	memcpy(key, built_in, sizeof key);
	if (file && fread(key, 1, sizeof key, file) != sizeof key)
		return -1;
	return AES_set_encrypt_key(key, 128, aes); // finds: secrets.hardcoded-key
}

/* Wrapper. */
int handed_on(AES_KEY *aes, FILE *file)
{
	unsigned char key[16];

	if (load(key, file) < 0)
		memcpy(key, built_in, sizeof key);
	return schedule(aes, key); // finds: secrets.hardcoded-key
}

/* Field. */
int whole_struct(AES_KEY *aes, FILE *file)
{
	struct licence licence;

	if (fread(&licence, sizeof licence, 1, file) != 1)
		licence = demo;
	return schedule(aes, licence.key); // finds: secrets.hardcoded-key
}

static void key_of_device(unsigned char *key, FILE *file)
{
	if (!file) {
		memcpy(key, built_in, 16);
		return;
	}
	if (load(key, file) < 0)
		memset(key, 0, 16);
}

/* Wrapper: the choice is made in the helper. */
int chosen_elsewhere(AES_KEY *aes, FILE *file)
{
	unsigned char key[16];

	key_of_device(key, file);
	return schedule(aes, key); // finds: secrets.hardcoded-key
}

/* Near misses: nobody goes on without the key; zeros stand for none; what the caller had put there is replaced as far as
 * he knows; a loop without a turn is no way that somebody chose; half of it is read. */
int given_up(AES_KEY *aes, FILE *file)
{
	unsigned char key[16] = {1, 2, 3};

	if (load(key, file) < 0)
		return -1;
	return AES_set_encrypt_key(key, 128, aes);
}

int none_yet(AES_KEY *aes, FILE *file)
{
	unsigned char key[16] = {0};

	if (file && load(key, file) < 0)
		return -1;
	return AES_set_encrypt_key(key, 128, aes);
}

static int fetch(unsigned char *key, unsigned slot)
{
	if (slot > 3)
		return -1;
	return otp_read(slot, key, 16);
}

int marked_before(AES_KEY *aes, unsigned slot)
{
	unsigned char key[16];

	memset(key, 0xee, sizeof key);
	if (fetch(key, slot) != 0)
		return -1;
	return AES_set_encrypt_key(key, 128, aes);
}

int letter_by_letter(AES_KEY *aes, const char *given)
{
	unsigned char key[16] = "xxxxxxxxxxxxxxx";

	for (int i = 0; i < 16 && given[i]; i++)
		key[i] = (unsigned char)given[i];
	return AES_set_encrypt_key(key, 128, aes);
}

int half(AES_KEY *aes, FILE *file)
{
	unsigned char key[16];

	memcpy(key, built_in, sizeof key);
	if (fread(key + 8, 1, 8, file) != 8)
		return -1;
	return AES_set_encrypt_key(key, 128, aes);
}

static unsigned char cached[16] = "not-set-yet----";
static int is_cached;

void fill_cache(FILE *file)
{
	is_cached = load(cached, file) == 0;
}

int from_cache(AES_KEY *aes)
{
	return is_cached ? AES_set_encrypt_key(cached, 128, aes) : -1;
}

/* Unknown: who fills it isn't seen. */
int unknown(AES_KEY *aes, int new_board)
{
	unsigned char key[16];

	if (new_board)
		otp_read(1, key, sizeof key);
	else
		otp_read(0, key, sizeof key);
	return AES_set_encrypt_key(key, 128, aes);
}
