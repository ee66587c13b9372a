// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Near misses of RC4's schedule: a shuffle, an index for a sort, a sum of bytes, a Pearson hash, a permutation undone;
// ChaCha's quarter round, xorshift and Blowfish's digits of pi.
#include <stdint.h>
#include <stdlib.h>

void shuffle(unsigned char *deck, int count)
{
	for (int i = 0; i < count; i++)
		deck[i] = (unsigned char)i;
	for (int i = count - 1; i > 0; i--) {
		int j = rand() % (i + 1); // finds: random.weak-generator warning
		unsigned char card = deck[i];

		deck[i] = deck[j];
		deck[j] = card;
	}
}

void order(int *index, const int *values, int count)
{
	for (int i = 0; i < count; i++)
		index[i] = i;
	for (int i = 0; i < count; i++)
		for (int j = i + 1; j < count; j++)
			if (values[index[j]] < values[index[i]]) {
				int t = index[i];

				index[i] = index[j];
				index[j] = t;
			}
}

unsigned sum(const unsigned char *data, const unsigned char *more, unsigned length)
{
	unsigned total = 0;

	for (unsigned i = 0; i < length; i++)
		total = (total + data[i] + more[i]) & 0xff;
	return total;
}

unsigned char pearson(const unsigned char table[256], const unsigned char *text, unsigned length)
{
	unsigned char h = 0;

	while (length--)
		h = table[h ^ *text++];
	return h;
}

void invert(const unsigned char *permutation, unsigned char *inverse)
{
	for (int i = 0; i < 256; i++)
		inverse[permutation[i]] = (unsigned char)i;
}

#define ROTATE(v, c) ((v) << (c) | (v) >> (32 - (c)))
void quarter(uint32_t x[16])
{
	x[0] = 0x61707865;
	x[1] = 0x3320646e;
	x[2] = 0x79622d32;
	x[3] = 0x6b206574;
	x[0] += x[4];
	x[12] = ROTATE(x[12] ^ x[0], 16);
}

uint32_t xorshift(uint32_t x)
{
	x ^= x << 13;
	x ^= x >> 17;
	return x ^ x << 5;
}

const uint32_t pi[8] = {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89};
