// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// SHA-1's constants as negative decimals and complements, in macros.
#include <stdint.h>

#define K0 1518500249
#define K1 0x6ed9eba1L
#define K2 (-1894007588)
#define K3 (~0x359d3e29u)

uint32_t round_constant(int t)
{
	uint32_t k;

	if (t < 20)
		k = K0; // finds: crypto.own-weak-implementation
	else if (t < 40)
		k = K1;
	else
		k = t < 60 ? (uint32_t)K2 : K3;
	return k;
}
