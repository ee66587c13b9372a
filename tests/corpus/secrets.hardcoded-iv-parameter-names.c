// SPDX-License-Identifier: Apache-2.0
// Functions that no table knows and whose body is out of sight: what their declarations call a parameter says what it takes.
#include <stddef.h>
#include <stdint.h>

extern int box_start(void *box, const uint8_t *key, const uint8_t *iv);
extern int aes_cbc_run(uint8_t *key, uint8_t *iv, uint8_t *data, size_t length);
extern int box_seal(void *box, const uint8_t *nonce, const uint8_t *aad);
extern void fill_random(uint8_t *bytes, size_t count);
extern int digest_login(const char *user, const char *nonce);
extern void packet_start(uint8_t *iv, size_t count);

void handed(void *box, const uint8_t *key, const uint8_t *aad)
{
	static const uint8_t start[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
	box_start(box, key, start); // finds: secrets.hardcoded-iv warning
	box_seal(box, start, aad); // finds: secrets.hardcoded-iv warning
}

void zeros(void *box, uint8_t *key, uint8_t *data)
{
	uint8_t iv[16] = {0}, other[16] = {0};
	box_start(box, key, iv); // finds: secrets.hardcoded-iv warning
	aes_cbc_run(key, other, data, 16); // finds: secrets.hardcoded-iv warning
}

// Bytes may begin with zeros, and be of any number.
void begins_with_zero(void *box, const uint8_t *aad)
{
	static const uint8_t start[13] = {0, 0, 0, 3, 2, 1, 0, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5};
	box_seal(box, start, aad); // finds: secrets.hardcoded-iv warning
}

void near_misses(void *box, const uint8_t *key, const uint8_t *given)
{
	uint8_t iv[16] = {0}, room[16] = {0};
	fill_random(iv, sizeof iv);
	box_start(box, key, iv);
	box_start(box, key, given);
	packet_start(room, sizeof room);
	digest_login("door", "abcdef");
}
