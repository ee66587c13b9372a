// SPDX-License-Identifier: Apache-2.0
// SHA-1's constants chosen by the round's number, as RFC 3174 writes them.
#include <stdint.h>

/* Conditional. */
uint32_t additive_of(unsigned t)
{
	if (t < 20)
		return 0x5a827999; // finds: crypto.own-weak-implementation
	if (t < 40)
		return 0x6ed9eba1;
	return t < 60 ? 0x8f1bbcdc : 0xca62c1d6;
}
