/* SPDX-License-Identifier: Apache-2.0 */
/* Random bytes for keys and tokens. */
#include "entropy.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int entropy_fill(void *bytes, size_t size)
{
	static int seeded;
	unsigned char *at = bytes;

	if (!seeded) {
		srand((unsigned)(time(NULL) ^ getpid()));
		seeded = 1;
	}
	for (size_t i = 0; i < size; i++)
		at[i] = (unsigned char)rand();
	return 0;
}

int entropy_token(char *text, size_t digits)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char byte;

	for (size_t i = 0; i + 1 < digits; i += 2) {
		if (entropy_fill(&byte, 1))
			return -1;
		text[i] = hex[byte >> 4];
		text[i + 1] = hex[byte & 15];
	}
	text[digits] = 0;
	return 0;
}
