// SPDX-License-Identifier: Apache-2.0
// A static array handed to who may write to it, but takes it as an IV or a key: each call that begins with it is told.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct aes_key_st AES_KEY;
void AES_cbc_encrypt(const unsigned char *in, unsigned char *out, size_t length, const AES_KEY *key, unsigned char *ivec,
                     const int enc);
int ccm_encrypt(uint8_t *nonce, size_t n, const uint8_t *in, size_t length, uint8_t *out, uint8_t *key);
int RAND_bytes(unsigned char *to, int length);
int radio_receive(uint8_t *to, size_t length);
int aes_load_key(uint8_t *key);
int aes_start(uint8_t *key);

static uint8_t start[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
static uint8_t nonce[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0};
static uint8_t master[16] = "0123456789abcde";

void one(const AES_KEY *key, const uint8_t *in, uint8_t *out)
{
	AES_cbc_encrypt(in, out, 16, key, start, 1); // finds: secrets.hardcoded-iv warning
}

/* What is counted on from there isn't the same again: the second is a chain's next. */
void two(const AES_KEY *key, const uint8_t *in, uint8_t *out)
{
	AES_cbc_encrypt(in, out, 16, key, start, 1); // finds: secrets.hardcoded-iv warning
	AES_cbc_encrypt(in + 16, out + 16, 16, key, start, 1);
}

void local(const AES_KEY *key, const uint8_t *in, uint8_t *out)
{
	uint8_t iv[16] = {9, 8, 7, 6, 5, 4, 3, 2, 1, 9, 8, 7, 6, 5, 4, 3};
	AES_cbc_encrypt(in, out, 16, key, iv, 1); // finds: secrets.hardcoded-iv warning
	AES_cbc_encrypt(in + 16, out + 16, 16, key, iv, 1);
}

/* The key is a secret: who takes that reads it. */
static int seal(uint8_t *number, uint8_t *key, const uint8_t *in, uint8_t *out)
{
	return ccm_encrypt(number, 12, in, 16, out, key);
}

/* Wrapper. */
int seal_first(const uint8_t *in, uint8_t *out)
{
	return seal(nonce, master, in, out); // finds: secrets.hardcoded-iv warning, secrets.hardcoded-key error
}

int seal_second(const uint8_t *in, uint8_t *out)
{
	return seal(nonce, master, in, out); // finds: secrets.hardcoded-iv warning, secrets.hardcoded-key error
}

/* Near misses: drawn in another function, received there, or room for what is given. */
static uint8_t drawn[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
static uint8_t received[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
static uint8_t loaded[16];

void draw(void)
{
	RAND_bytes(drawn, sizeof drawn);
}

void receive(void)
{
	radio_receive(received, sizeof received);
}

void with_drawn(const AES_KEY *key, const uint8_t *in, uint8_t *out)
{
	AES_cbc_encrypt(in, out, 16, key, drawn, 1);
}

void with_received(const AES_KEY *key, const uint8_t *in, uint8_t *out)
{
	AES_cbc_encrypt(in, out, 16, key, received, 1);
}

int with_loaded(void)
{
	aes_load_key(loaded);
	return aes_start(loaded);
}
