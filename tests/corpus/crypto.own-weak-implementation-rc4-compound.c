// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// The same with a compound sum, a modulo and a swapping helper.
static void swap(unsigned char *a, unsigned char *b)
{
	unsigned char t = *a;

	*a = *b;
	*b = t;
}

void scramble(const char *pass, int passlen, unsigned char *buffer, int size)
{
	unsigned char S[256];
	int i, j = 0;

	for (i = 0; i < 256; i++)
		S[i] = i; // finds: crypto.own-weak-implementation
	for (i = 0; i < 256; i++) {
		j = (j + S[i] + pass[i % passlen]) % 256;
		swap(&S[i], &S[j]);
	}
	i = j = 0;
	for (int k = 0; k < size; k++) {
		i = (i + 1) % 256;
		j = (j + S[i]) % 256;
		swap(&S[i], &S[j]);
		buffer[k] ^= S[(S[i] + S[j]) % 256];
	}
}
