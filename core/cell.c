/* SPDX-License-Identifier: Apache-2.0 */
/* What a run of bytes may hold where two ways meet, or where a store may have gone. */
#include "cell.h"

#include <string.h>

/* What was cleared, beside a pointer that leads somewhere or a number: the null pointer, the number 0. */
static struct cell cell_null(struct interp *in, struct cell cell, const struct cell *other)
{
	bool leads = false;
	for (uint32_t i = 0; other->content == CONTENT_VALUE && i < other->value.count; i++)
		leads |= other->value.atoms[i].kind == ATOM_ADDRESS || other->value.atoms[i].kind == ATOM_INT;
	if (cell.content != CONTENT_ZERO || !leads || cell.length > 8)
		return cell;
	cell.content = CONTENT_VALUE;
	cell.value = bri_value_int(in, 0, cell.origin);
	return cell;
}

bool bri_cell_is_zero(const struct cell *cell)
{
	int64_t number;
	if (cell->content == CONTENT_BYTES)
		for (uint32_t i = 0; i < cell->length; i++)
			if (cell->bytes[i])
				return false;
	return cell->content == CONTENT_BYTES || cell->content == CONTENT_ZERO ||
	       (cell->content == CONTENT_VALUE && bri_value_single(cell->value, &number) && number == 0);
}

bool bri_cell_is_constant(const struct cell *cell)
{
	int64_t number;
	return !bri_cell_is_zero(cell) && (cell->content == CONTENT_BYTES ||
	                          (cell->content == CONTENT_VALUE && bri_value_single(cell->value, &number)));
}

/* Written here on the one way, something else on the other: what a caller had put there may have been replaced for sure,
 * as far as the caller knows. */
static uint8_t perhaps_constant(const struct interp *in, const struct cell *a, const struct cell *b)
{
	if (!in->meeting || !in->top || cell_class(a) != CONTENT_CONSTANT || cell_class(b) != CONTENT_UNKNOWN ||
	    cell_act(a) < in->top->id)
		return 0;
	return bri_cell_is_zero(a) ? PERHAPS_ZERO : PERHAPS_WRITTEN;
}

/* What may hold either; both cover the same bytes. */
static struct cell either_of(struct interp *in, struct cell a, struct cell b)
{
	uint32_t by = a.by == b.by ? a.by : 0;
	a = cell_null(in, a, &b);
	b = cell_null(in, b, &a);
	if (a.content == CONTENT_VALUE && b.content == CONTENT_VALUE) {
		a.value = bri_value_join(in, a.value, b.value);
		a.by = by;
		return a;
	}
	if (a.content == CONTENT_UNINIT || b.content == CONTENT_UNINIT) {
		struct cell result = a.content == CONTENT_UNINIT ? b : a;
		result.offset = a.offset;
		result.length = a.length;
		return result;
	}
	if ((a.content == b.content && a.content == CONTENT_ZERO) ||
	    (a.content == CONTENT_BYTES && b.content == CONTENT_BYTES && memcmp(a.bytes, b.bytes, a.length) == 0)) {
		a.by = by;
		return a;
	}
	if ((a.content == CONTENT_VALUE && b.content == CONTENT_UNKNOWN) ||
	    (b.content == CONTENT_VALUE && a.content == CONTENT_UNKNOWN)) { /* still one of several */
		struct cell result = a.content == CONTENT_VALUE ? a : b;
		uint32_t tags = a.content == CONTENT_VALUE ? b.tags : a.tags;
		struct value other = bri_value_unknown(in, tags, 0);
		((struct atom *)other.atoms)->origin = a.content == CONTENT_VALUE ? b.origin : a.origin;
		result.value = bri_value_join(in, result.value, other);
		result.by = by;
		return result;
	}
	enum content x = cell_class(&a), y = cell_class(&b);
	bool unknown = x == CONTENT_UNKNOWN || y == CONTENT_UNKNOWN;
	bool tagged = cell_tags(&a) || cell_tags(&b), both = cell_tags(&a) && cell_tags(&b);
	/* Zeros are what was there before: who wrote the other decided. */
	bool second = tagged ? !cell_tags(&a) : bri_cell_is_zero(&a) && !bri_cell_is_zero(&b);
	struct cell result = {.offset = a.offset,
	                      .length = a.length,
	                      .content = unknown ? CONTENT_UNKNOWN : CONTENT_CONSTANT,
	                      .tags = cell_tags(&a) | cell_tags(&b),
	                      .by = by,
	                      .act = cell_act(second ? &b : &a)};
	result.origin = both ? bri_origin_join(in, cell_origin(&a), cell_origin(&b)) : cell_origin(second ? &b : &a);
	return result;
}

struct cell bri_cell_either(struct interp *in, struct cell a, struct cell b)
{
	struct cell result = either_of(in, a, b);
	uint8_t one = perhaps_constant(in, &a, &b), other = perhaps_constant(in, &b, &a);
	result.perhaps = a.perhaps | b.perhaps | one | other;
	if ((one | other) & PERHAPS_WRITTEN) { /* that is what is told of */
		result.act = cell_act(one ? &a : &b);
		result.origin = cell_origin(one ? &a : &b);
	}
	return result;
}

static bool has_writer(const struct cell *cell)
{
	for (uint32_t i = 0; cell->content == CONTENT_VALUE && i < cell->value.count; i++)
		if (cell->value.atoms[i].act)
			return true;
	return cell->act != 0;
}

const struct memory *bri_memory_unowned(struct interp *in, const struct memory *memory)
{
	uint32_t first = 0;
	while (first < memory->count && !has_writer(&memory->cells[first]))
		first++;
	if (first == memory->count)
		return memory;
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell *cells = bri_interp_alloc(in, memory->count * sizeof *cells);
	if (in->stop)
		return memory;
	memcpy(cells, memory->cells, memory->count * sizeof *cells);
	for (uint32_t i = first; i < memory->count && !in->stop; i++) {
		if (!has_writer(&cells[i]))
			continue;
		cells[i].act = 0;
		if (cells[i].content != CONTENT_VALUE)
			continue;
		struct value value = cells[i].value;
		struct atom *atoms = bri_interp_alloc(in, value.count * sizeof *atoms);
		if (in->stop)
			return memory;
		memcpy(atoms, value.atoms, value.count * sizeof *atoms);
		for (uint32_t k = 0; k < value.count; k++)
			atoms[k].act = 0;
		cells[i].value.atoms = atoms;
	}
	*copy = *memory;
	copy->cells = cells;
	copy->array = NULL;
	return copy;
}
