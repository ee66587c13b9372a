/* SPDX-License-Identifier: Apache-2.0 */
/* What may have changed meanwhile: file-scope objects that another body of the program writes (a signal's handler, a
 * thread, who is called back), and what a condition said of memory that others hold, too.  A number that was stored is kept
 * as what it may be; it is only no longer all that it may be, so that a condition that asks for it isn't decided. */
#include "cell.h"
#include "check.h"
#include "interp.h"

#include <string.h>

enum { CELLS_MOST = 64, HELD_MOST = 64, HELD_DEEP = 2 };

void bri_others_note(struct interp *in, uint32_t region)
{
	const struct region *there = &in->regions[region];
	if (there->read_only || (there->kind == REGION_OBJECT && there->act != 0))
		return;
	for (unsigned i = 0; i < in->noted && i < OTHERS_KEPT; i++)
		if (in->notes[i] == region)
			return;
	in->notes[in->noted++ % OTHERS_KEPT] = region;
}

/* Does a body write the object that isn't the root's own? */
static bool may_change(const struct interp *in, const struct region *region, bool is_library)
{
	const struct world_unit *home = &in->world->units[region->unit];
	const struct world_object *known = &home->objects[region->handle];
	const struct activation *root = in->top;
	while (root && root->caller)
		root = root->caller;
	bool by_root = root && known->writer == root->function && known->writer_unit == root->unit;
	if (known->several || (known->writer && !by_root))
		return true;
	return !is_library && !(in->run && in->run->closed) &&
	       bri_unit_object(home->unit, region->handle)->flags & (BRI_OBJECT_EXTERN | BRI_OBJECT_DECLARED);
}

/* What a condition said of it doesn't hold any more; with `more`, a number may be another one, too. */
static struct value doubted(struct interp *in, struct value value, bool more)
{
	bool numbers = false, refined = false, is_open = false;
	for (uint32_t i = 0; i < value.count; i++) {
		numbers |= value.atoms[i].kind == ATOM_INT;
		is_open |= value.atoms[i].kind == ATOM_SYMBOL && !value.atoms[i].id && !value.atoms[i].flags;
		refined |= value.atoms[i].kind == ATOM_SYMBOL && value.atoms[i].flags & (ATOM_ZERO | ATOM_NONZERO);
	}
	if (!refined && (is_open || !(more && numbers)))
		return value;
	struct atom *atoms = bri_interp_alloc(in, value.count * sizeof *atoms);
	memcpy(atoms, value.atoms, value.count * sizeof *atoms);
	for (uint32_t i = 0; i < value.count; i++)
		if (atoms[i].kind == ATOM_SYMBOL)
			atoms[i].flags &= (uint8_t) ~(ATOM_ZERO | ATOM_NONZERO);
	struct value doubted = {value.count, atoms};
	return more && numbers ? bri_value_join(in, doubted, bri_value_unknown(in, 0, 0)) : doubted;
}

/* A byte by itself: a flag, no letter of a text. */
static bool is_alone(const struct memory *memory, uint32_t i)
{
	const struct cell *cell = &memory->cells[i];
	bool behind = i > 0 && cell_end(cell - 1) == cell->offset && cell[-1].length == 1;
	bool in_front = i + 1 < memory->count && cell_end(cell) == cell[1].offset && cell[1].length == 1;
	return !behind && !in_front;
}

static void doubt(struct interp *in, struct state *state, uint32_t region, bool more)
{
	const struct memory *memory = bri_state_get(in, state, region);
	struct cell *cells = NULL;
	for (uint32_t i = 0; i < memory->count && memory->count <= CELLS_MOST && !in->stop; i++) {
		const struct cell *cell = &memory->cells[i];
		/* The bytes of a key or a text that were stored one by one are what copied ones are. */
		bool is_number = cell->length > 1 || is_alone(memory, i);
		struct value value = cell->content == CONTENT_VALUE ? doubted(in, cell->value, more && is_number) : cell->value;
		if (value.atoms == cell->value.atoms)
			continue;
		if (!cells && (cells = bri_interp_room(in, memory->count * sizeof *cells)) && !in->stop)
			memcpy(cells, memory->cells, memory->count * sizeof *cells);
		if (!in->stop)
			cells[i].value = value;
	}
	struct memory *copy = cells ? bri_interp_alloc(in, sizeof *copy) : NULL;
	if (!copy || in->stop)
		return;
	*copy = *memory;
	copy->array = NULL;
	copy->cells = cells;
	bri_state_set(in, state, region, copy);
}

/* Nothing was put there. */
static bool is_empty(const struct cell *cell)
{
	if (cell->content == CONTENT_BYTES)
		for (uint32_t i = 0; i < cell->length; i++)
			if (cell->bytes[i])
				return false;
	return cell->content == CONTENT_BYTES || cell->content == CONTENT_ZERO || cell->content == CONTENT_UNINIT;
}

static struct cell filled(struct interp *in, struct cell cell, bool is_alone)
{
	bool is_number = cell.content == CONTENT_VALUE && (cell.length > 1 || is_alone);
	if (is_empty(&cell))
		return (struct cell){.offset = cell.offset, .length = cell.length, .content = CONTENT_UNKNOWN, .act = cell.act};
	if (is_number)
		cell.value = doubted(in, cell.value, true);
	return cell;
}

/* What is empty there may be filled, and a number may be another one. */
static void fill(struct interp *in, struct state *state, uint32_t region, const struct memory *memory)
{
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell *cells = bri_interp_room(in, (memory->count + 1) * sizeof *cells);
	for (uint32_t c = 0; c < memory->count && !in->stop; c++)
		cells[c] = filled(in, memory->cells[c], is_alone(memory, c));
	if (in->stop)
		return;
	*copy = *memory;
	copy->gap = filled(in, memory->gap, false);
	copy->array = NULL;
	copy->cells = cells;
	bri_state_set(in, state, region, copy);
}

void bri_others_keep(struct interp *in, struct state *state, struct value value)
{
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		uint32_t region = bri_atom_region(in, &value.atoms[i]);
		if (!region || in->regions[region].read_only)
			continue;
		fill(in, state, region, bri_state_get(in, state, region));
		in->regions[region].escaped = true;
	}
}

/* Room for somebody's bytes: nothing but zeros and numbers. */
static bool has_room(const struct memory *memory)
{
	bool found = memory->gap.content == CONTENT_ZERO;
	for (uint32_t c = 0; c < memory->count; c++) {
		const struct cell *cell = &memory->cells[c];
		bool is_byte = cell->content == CONTENT_VALUE && cell->length == 1 && !is_alone(memory, c);
		if (is_byte || (cell->content == CONTENT_BYTES && !is_empty(cell)))
			return false;
		found |= cell->content != CONTENT_UNINIT && is_empty(cell);
	}
	return found;
}

/* What the members of a structure lead to; `left`: so many pointers are followed yet. */
static void fill_held(struct interp *in, struct state *state, uint32_t region, unsigned depth, unsigned *left)
{
	const struct memory *memory = bri_state_get(in, state, region);
	for (uint32_t c = 0; c < memory->count && memory->count <= CELLS_MOST; c++) {
		const struct cell *cell = &memory->cells[c];
		for (uint32_t i = 0; cell->content == CONTENT_VALUE && i < cell->value.count && *left && !in->stop; i++) {
			const struct atom *held = &cell->value.atoms[i];
			uint32_t there = held->kind == ATOM_ADDRESS ? bri_atom_region(in, held) : 0;
			if (!there || there == region || in->regions[there].read_only || in->regions[there].kind == REGION_TEXT)
				continue;
			--*left;
			if (depth < HELD_DEEP)
				fill_held(in, state, there, depth + 1, left);
			if (has_room(bri_state_get(in, state, there)))
				fill(in, state, there, bri_state_get(in, state, there));
		}
	}
}

void bri_others_fill(struct interp *in, struct state *state, struct value value)
{
	unsigned left = HELD_MOST;
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		uint32_t region = value.atoms[i].kind == ATOM_ADDRESS ? bri_atom_region(in, &value.atoms[i]) : 0;
		if (region && in->regions[region].kind != REGION_TEXT)
			fill_held(in, state, region, 0, &left);
	}
}

void bri_others_ran(struct interp *in, struct state *state, bool is_library)
{
	for (unsigned i = 0; i < in->noted && i < OTHERS_KEPT && !in->stop; i++) {
		const struct region *region = &in->regions[in->notes[i]];
		bool is_own = region->kind == REGION_FRESH && !region->escaped && !region->shared;
		bool is_object = region->kind == REGION_OBJECT;
		if (is_own || bri_state_get(in, state, in->notes[i]) == region->initial ||
		    (is_object && !may_change(in, region, is_library)))
			continue;
		doubt(in, state, in->notes[i], is_object);
	}
}
