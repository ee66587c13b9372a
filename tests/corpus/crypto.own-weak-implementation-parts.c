// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Near misses of RC4 in parts: what is filled with its indexes isn't what is summed up.
#include <stddef.h>
#include <stdint.h>

static void begin(uint8_t *box)
{
	for (int n = 0; n < 256; n++)
		box[n] = (uint8_t)n;
}

uint8_t checksum(const uint8_t *data, const uint8_t *more, size_t length, uint8_t *order)
{
	uint8_t sum = 0;

	begin(order);
	for (size_t n = 0; n < length; n++)
		sum = (uint8_t)(sum + data[n] + more[n % 16]);
	return sum;
}

/* Unknown. */
void order(uint8_t *box, void (*more)(uint8_t *))
{
	begin(box);
	more(box);
}
