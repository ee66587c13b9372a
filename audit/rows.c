/* SPDX-License-Identifier: Apache-2.0 */
/* Rows, each kept once: thousands of objects say the same of most requirements.
 * Texts are compared by address, since the findings' list keeps equal ones once. */
#include "audit_inner.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_ROWS 255

struct audit_row_block {
	struct audit_row_block *older;
	size_t count;
	struct bri_audit_row rows[BLOCK_ROWS];
};

static size_t hash_row(const struct bri_audit_row *row)
{
	uint64_t hash = (uint64_t)(uintptr_t)row->rule * UINT64_C(0x9e3779b97f4a7c15);

	hash ^= (uint64_t)(uintptr_t)row->detail;
	hash *= UINT64_C(0xff51afd7ed558ccd);
	hash ^= hash >> 32 ^ ((uint64_t)row->line << 8 | (uint64_t)row->result << 4 | row->severity);
	hash *= UINT64_C(0x9e3779b97f4a7c15);
	return (size_t)(hash ^ hash >> 32);
}

static bool is_same(const struct bri_audit_row *one, const struct bri_audit_row *two)
{
	return one->rule == two->rule && one->detail == two->detail && one->line == two->line &&
	       one->result == two->result && one->severity == two->severity && strcmp(one->proof, two->proof) == 0;
}

static const struct bri_audit_row **find_slot(const struct bri_audit_row **slots, size_t size,
                                              const struct bri_audit_row *row)
{
	size_t at = hash_row(row) & (size - 1);

	while (slots[at] != NULL && !is_same(slots[at], row))
		at = (at + 1) & (size - 1);
	return &slots[at];
}

static bool reserve(struct audit_rows *rows)
{
	size_t size = rows->size == 0 ? 256 : 2 * rows->size;
	const struct bri_audit_row **slots;

	if (4 * (rows->count + 1) <= 3 * rows->size)
		return true;
	slots = calloc(size, sizeof(*slots));
	if (slots == NULL)
		return false;
	for (size_t i = 0; i < rows->size; i++)
		if (rows->slots[i] != NULL)
			*find_slot(slots, size, rows->slots[i]) = rows->slots[i];
	free(rows->slots);
	rows->slots = slots;
	rows->size = size;
	return true;
}

const struct bri_audit_row *audit_rows_keep(struct audit_rows *rows, const struct bri_audit_row *row)
{
	struct audit_row_block *block = rows->newest;
	const struct bri_audit_row **slot;

	if (!reserve(rows))
		return NULL;
	slot = find_slot(rows->slots, rows->size, row);
	if (*slot != NULL)
		return *slot;
	if (block == NULL || block->count == BLOCK_ROWS) {
		block = malloc(sizeof(*block));
		if (block == NULL)
			return NULL;
		block->older = rows->newest;
		block->count = 0;
		rows->newest = block;
	}
	block->rows[block->count] = *row;
	*slot = &block->rows[block->count++];
	rows->count++;
	return *slot;
}

void audit_rows_take(struct audit_rows *rows, struct audit_rows *from)
{
	struct audit_row_block **oldest = &from->newest;

	while (*oldest != NULL)
		oldest = &(*oldest)->older;
	*oldest = rows->newest;
	rows->newest = from->newest;
	from->newest = NULL;
	audit_rows_free(from);
}

void audit_rows_free(struct audit_rows *rows)
{
	while (rows->newest != NULL) {
		struct audit_row_block *older = rows->newest->older;

		free(rows->newest);
		rows->newest = older;
	}
	free(rows->slots);
	*rows = (struct audit_rows){0};
}
