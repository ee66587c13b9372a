/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CELL_H
#define BRI_CELL_H

/* Internal to core: what a run of bytes of a memory is, looked at alone. */
#include "interp.h"

static inline uint32_t cell_end(const struct cell *cell)
{
	return cell->length > UINT32_MAX - cell->offset ? UINT32_MAX : cell->offset + cell->length;
}

/* CONSTANT, UNKNOWN or UNINIT: what a cell is when its bytes don't matter. */
static inline enum content cell_class(const struct cell *cell)
{
	switch (cell->content) {
	case CONTENT_BYTES:
	case CONTENT_ZERO:
		return CONTENT_CONSTANT;
	case CONTENT_VALUE:
		return bri_value_is_constant(cell->value) ? CONTENT_CONSTANT : CONTENT_UNKNOWN;
	default:
		return (enum content)cell->content;
	}
}

static inline uint32_t cell_tags(const struct cell *cell)
{
	return cell->content == CONTENT_VALUE ? cell->tags | bri_value_tags(cell->value) : cell->tags;
}

static inline const struct origin *cell_origin(const struct cell *cell)
{
	if (cell->content == CONTENT_VALUE && cell->value.count)
		return cell->value.atoms[0].origin;
	return cell->origin;
}

static inline uint32_t cell_act(const struct cell *cell)
{
	if (cell->content == CONTENT_VALUE && cell->value.count)
		return cell->value.atoms[0].act;
	return cell->act;
}

bool bri_cell_is_zero(const struct cell *cell);
/* Bytes of the program, or a number, and not only zeros. */
bool bri_cell_is_constant(const struct cell *cell);

/* What may hold either; both cover the same bytes. */
struct cell bri_cell_either(struct interp *in, struct cell a, struct cell b);

/* The same, by nobody in particular: which constructors wrote it before anybody ran doesn't matter. */
const struct memory *bri_memory_unowned(struct interp *in, const struct memory *memory);
/* memory.c: the part of `cell` inside [from, to); a split value stays only constant or unknown. */
struct cell bri_cell_cut(struct cell cell, uint32_t from, uint32_t to);
/* Next cell at or after `at`, gaps included, cut to [at, end); *index is 0 at first. */
struct cell bri_memory_piece(const struct memory *memory, uint32_t *index, uint32_t at, uint32_t end);
/* Some more pointers; what is too much is left out. */
struct value bri_memory_strays(struct interp *in, struct value strays, struct value more);

#endif
