/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PROPERTY_H
#define PROPERTY_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fact_build.h"
#include "text.h"

/* What must hold whatever the input; a fuzzer notices the abort. */
static inline void demand_at(int holds, const char *what, const char *file, int line)
{
	if (holds)
		return;
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
	abort();
}
#define demand(holds) demand_at((holds) != 0, #holds, __FILE__, __LINE__)

struct growing {
	char *bytes;
	size_t size, capacity;
};

static inline void growing_add(void *context, const char *bytes, size_t size)
{
	struct growing *text = context;
	if (text->size + size >= text->capacity) {
		text->capacity = 2 * (text->size + size) + 64;
		text->bytes = realloc(text->bytes, text->capacity);
		demand(text->bytes != NULL);
	}
	memcpy(text->bytes + text->size, bytes, size);
	text->size += size;
	text->bytes[text->size] = '\0';
}

/* The unit is valid, its text reads back to the same text, and what travels in
 * its packed form is the same after another journey. */
static inline void demand_good_unit(const struct bri_unit *unit)
{
	struct bri_error error = { .what = "" };
	struct growing first = { .bytes = NULL }, second = { .bytes = NULL };
	demand(bri_unit_check(unit, "fuzz", &error) == 0);
	bri_unit_write(unit, growing_add, &first);
	struct bri_unit *again = bri_unit_read(first.bytes, first.size, "again", &error);
	if (again == NULL)
		fprintf(stderr, "%s: %s\n%s\n", error.where, error.what, first.bytes);
	demand(again != NULL);
	bri_unit_write(again, growing_add, &second);
	demand(strcmp(first.bytes, second.bytes) == 0);
	unsigned char *packed = NULL, *repacked = NULL;
	size_t size = 0, resize = 0;
	demand(bri_unit_pack(unit, NULL, NULL, &packed, &size) == 0);
	struct bri_unit *travelled = bri_unit_unpack(packed, size, NULL, "packed", &error);
	demand(travelled != NULL);
	demand(bri_unit_pack(travelled, NULL, NULL, &repacked, &resize) == 0);
	demand(size == resize && memcmp(packed, repacked, size) == 0);
	free(packed);
	free(repacked);
	free(first.bytes);
	free(second.bytes);
	bri_unit_free(again);
	bri_unit_free(travelled);
}

#endif
