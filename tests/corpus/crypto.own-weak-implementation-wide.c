// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// RC4 whose index is cut elsewhere than where it goes on.
#include <stddef.h>
#include <stdint.h>

void wide(uint8_t *box, const uint8_t *key, size_t length)
{
	uint32_t other = 0;

	for (uint32_t n = 0; n < 256; n++)
		box[n] = (uint8_t)n; // finds: crypto.own-weak-implementation
	for (uint32_t n = 0; n < 256; n++) {
		other += box[n] + key[n % length];
		uint8_t kept = box[n];
		box[n] = box[other & 255];
		box[other & 255] = kept;
	}
}
