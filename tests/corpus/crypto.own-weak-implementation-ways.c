// SPDX-License-Identifier: Apache-2.0
// Round constants in a function of their own, in a structure, behind a condition.
#include <stdint.h>

/* One step of MD5 as a function, the numbers where it is called. */
static uint32_t step(uint32_t a, uint32_t b, uint32_t f, uint32_t word, uint32_t number, unsigned by)
{
	uint32_t sum = a + f + word + number;

	return b + (sum << by | sum >> (32 - by));
}

/* Wrapper. */
void first_round(uint32_t s[4], const uint32_t w[16])
{
	s[0] = step(s[0], s[1], (s[1] & s[2]) | (~s[1] & s[3]), w[0], 0xd76aa478, 7); // finds: crypto.own-weak-implementation
	s[3] = step(s[3], s[0], (s[0] & s[1]) | (~s[0] & s[2]), w[1], 0xe8c7b756, 12);
	s[2] = step(s[2], s[3], (s[3] & s[0]) | (~s[3] & s[1]), w[2], 0x242070db, 17);
	s[1] = step(s[1], s[2], (s[2] & s[3]) | (~s[2] & s[0]), w[3], 0xc1bdceee, 22);
	s[0] = step(s[0], s[1], (s[1] & s[2]) | (~s[1] & s[3]), w[4], 0xf57c0faf, 7);
	s[3] = step(s[3], s[0], (s[0] & s[1]) | (~s[0] & s[2]), w[5], 0x4787c62a, 12);
	s[2] = step(s[2], s[3], (s[3] & s[0]) | (~s[3] & s[1]), w[6], 0xa8304613, 17);
	s[1] = step(s[1], s[2], (s[2] & s[3]) | (~s[2] & s[0]), w[7], 0xfd469501, 22);
	s[1] = step(s[1], s[2], s[3] ^ (s[1] | ~s[2]), w[9], 0xeb86d391, 21);
}
