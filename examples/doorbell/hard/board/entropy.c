/* SPDX-License-Identifier: Apache-2.0 */
/* Random bytes for keys and tokens, from the kernel and nowhere else: no
 * fallback, since a weak one would never be noticed. */
#include "entropy.h"

#include <sys/random.h>

int entropy_fill(void *bytes, size_t size)
{
	unsigned char *at = bytes;

	while (size > 0) {
		size_t piece = size < 256 ? size : 256;

		if (getrandom(at, piece, 0) != (ssize_t)piece)
			return -1;
		at += piece;
		size -= piece;
	}
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
