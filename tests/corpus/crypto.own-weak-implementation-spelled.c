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
	if (t < 20)
		return K0; // finds: crypto.own-weak-implementation
	if (t < 40)
		return K1;
	return t < 60 ? (uint32_t)K2 : K3;
}
