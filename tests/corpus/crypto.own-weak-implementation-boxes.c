// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// DES as textbooks print it: permutations and S-boxes of small numbers.
typedef unsigned char byte;

static const int initial[64] = { // finds: crypto.own-weak-implementation
	58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4,
	62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40, 32, 24, 16, 8,
	57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3,
	61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7};

static const byte boxes[1][4][16] = {{
	{14, 4, 13, 1, 2, 15, 11, 8, 3, 10, 6, 12, 5, 9, 0, 7},
	{0, 15, 7, 4, 14, 2, 13, 1, 10, 6, 12, 11, 9, 5, 3, 8},
	{4, 1, 14, 8, 13, 6, 2, 11, 15, 12, 9, 7, 3, 10, 5, 0},
	{15, 12, 8, 2, 4, 9, 1, 7, 5, 11, 3, 14, 10, 0, 6, 13},
}};

int permuted(const byte *bits, int i)
{
	return bits[initial[i] - 1] ^ boxes[0][i & 3][i & 15];
}
