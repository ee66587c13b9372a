// SPDX-License-Identifier: Apache-2.0
// TinyCrypt, as its headers declare it.
#include <stdint.h>
#include <string.h>
#include <time.h>

typedef struct tc_aes_key_sched_struct *TCAesKeySched_t;
typedef struct tc_hmac_state_struct *TCHmacState_t;
typedef struct tc_hmac_prng_struct *TCHmacPrng_t;
int tc_aes128_set_encrypt_key(TCAesKeySched_t s, const uint8_t *k);
int tc_hmac_set_key(TCHmacState_t ctx, const uint8_t *key, unsigned int key_size);
int tc_cbc_mode_encrypt(uint8_t *out, unsigned int outlen, const uint8_t *in, unsigned int inlen, const uint8_t *iv, const TCAesKeySched_t sched);
int tc_hmac_prng_reseed(TCHmacPrng_t prng, const uint8_t *seed, unsigned int seedlen, const uint8_t *additional_input, unsigned int additionallen);
int tc_hmac_prng_generate(uint8_t *out, unsigned int outlen, TCHmacPrng_t prng);
int hwinfo_get_device_id(uint8_t *buffer, size_t length);

int by_pieces(TCAesKeySched_t schedule)
{
	uint8_t key[16];

	memcpy(key, "factory-", 8);
	memcpy(key + 8, "aes-key!", 8);
	return tc_aes128_set_encrypt_key(schedule, key); // finds: secrets.hardcoded-key
}

int hmac(TCHmacState_t state)
{
	static const uint8_t key[] = {9, 8, 7, 6, 5, 4, 3, 2, 1};

	return tc_hmac_set_key(state, key, sizeof key); // finds: secrets.hardcoded-key
}

int encrypt(uint8_t *out, const uint8_t *in, TCAesKeySched_t schedule)
{
	uint8_t iv[16];

	memset(iv, 0x11, sizeof iv);
	return tc_cbc_mode_encrypt(out, 32, in, 16, iv, schedule); // finds: secrets.hardcoded-iv warning
}

int seed(TCHmacPrng_t prng)
{
	time_t now = time(NULL);

	return tc_hmac_prng_reseed(prng, (const uint8_t *)&now, sizeof now, NULL, 0); // finds: random.predictable-seed
}

/* Near miss: a vector from the generator; a key from the chip, written over what the program says. */
int encrypt_well(uint8_t *out, const uint8_t *in, TCAesKeySched_t schedule, TCHmacPrng_t prng)
{
	uint8_t iv[16] = {0};

	tc_hmac_prng_generate(iv, sizeof iv, prng);
	return tc_cbc_mode_encrypt(out, 32, in, 16, iv, schedule);
}

int of_chip(TCAesKeySched_t schedule)
{
	uint8_t key[16] = "factory-aes-key";

	if (hwinfo_get_device_id(key, sizeof key) < 0)
		return -1;
	return tc_aes128_set_encrypt_key(schedule, key);
}
