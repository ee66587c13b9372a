// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Written where nobody knows which row it is: what it is made of is looked at, and the member's name.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

struct code {
	char pin[9];
	char label[16];
	unsigned flags;
};
struct codes {
	struct code rows[16];
	unsigned count;
};

/* Fires. */
void printed(struct codes *codes)
{
	struct code *code = &codes->rows[codes->count++ % 16];

	sprintf(code->pin, "%08u", (unsigned)rand() % 100000000u); // finds: random.weak-generator
}

void copied(struct codes *codes)
{
	struct code *code = &codes->rows[codes->count];
	char digits[8];

	for (int i = 0; i < 8; i++)
		digits[i] = (char)('0' + random() % 10);
	memcpy(code->pin, digits, sizeof digits); // finds: random.weak-generator
}

/* Near misses: another member; a better generator. */
void labelled(struct codes *codes)
{
	struct code *code = &codes->rows[codes->count % 16];

	sprintf(code->label, "label %u", (unsigned)rand() % 100); // finds: random.weak-generator warning
}

int drawn(struct codes *codes)
{
	struct code *code = &codes->rows[codes->count % 16];
	unsigned number;

	if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number)
		return -1;
	sprintf(code->pin, "%08u", number % 100000000u);
	return 0;
}

/* Unknown: where the number comes from. */
void given(struct codes *codes, unsigned number)
{
	struct code *code = &codes->rows[codes->count % 16];

	sprintf(code->pin, "%08u", number % 100000000u);
}
