/* SPDX-License-Identifier: Apache-2.0 */
/* Reads and writes memory through pointer values: one place or several, exact or
 * anywhere in a region, and what escapes on the way. */
#include "cell.h"
#include "interp.h"
#include "check.h"

#include <string.h>

uint32_t bri_atom_region(struct interp *in, const struct atom *atom)
{
	if (atom->kind == ATOM_ADDRESS)
		return atom->id;
	if (atom->kind == ATOM_SYMBOL && atom->id)
		return bri_region_of_symbol(in, atom->id, "");
	return 0;
}

bool atom_offset(const struct atom *atom, uint32_t *ret_offset)
{
	*ret_offset = 0;
	if (atom->kind == ATOM_SYMBOL)
		return true;
	if (atom->flags & ATOM_ANYWHERE || atom->number < 0 || atom->number > INT32_MAX)
		return false;
	*ret_offset = (uint32_t)atom->number;
	return true;
}

bool bri_atom_span(const struct atom *atom, uint32_t *ret_from, uint32_t *ret_to)
{
	bool is_within = atom->flags & ATOM_WITHIN && !atom->extent, is_least = atom->flags & ATOM_LEAST && atom->extent > 1;
	int64_t from = is_within ? atom->number : atom->least;
	int64_t to = atom->number + (is_within ? atom->least : (int64_t)atom->extent);
	if (atom->kind != ATOM_ADDRESS || !(atom->flags & ATOM_ANYWHERE) || !(is_within || is_least) || atom->number < 0 ||
	    from < 0 || from >= to || to > INT32_MAX)
		return false;
	*ret_from = (uint32_t)from;
	*ret_to = (uint32_t)to;
	return true;
}

#define BEFORE_MAX 4096
enum { ROWS_MOST = 64 };
#define LIST_MAX 512 /* elements */

/* What moves within a member stays there, and what moves by rows stays at the same place of one. */
static struct atom moved_inside(struct atom atom, bool known, int64_t index, int64_t scale)
{
	int64_t step = 0;
	bool fits = known && !__builtin_mul_overflow(index, scale, &step);
	bool leaves = fits && step >= atom.least;
	if ((!atom.extent && !leaves) || (atom.extent && (fits ? step : scale) % (int64_t)atom.extent == 0) ||
	    (!known && scale != 0 && (scale < 0 ? -scale : scale) <= atom.least))
		return atom;
	if (fits && step >= 0 && step < atom.least) {
		atom.number += step;
		atom.least -= step;
		return atom;
	}
	atom.flags &= (uint8_t)~ATOM_WITHIN;
	atom.extent = 0;
	return atom;
}

/* One address moved by a known number of bytes; anywhere when it isn't known or leaves the region.  It may lie before
 * the region for a while: `s + n - 1` is `s - 1 + n` to some. */
static struct atom moved_by(struct interp *in, struct atom atom, bool known, int64_t index, int64_t scale)
{
	int64_t step;
	uint32_t extent = atom.extent;
	if (atom.flags & ATOM_WITHIN)
		return moved_inside(atom, known, index, scale);
	atom.extent = 0;
	if (atom.kind == ATOM_INT)
		return (struct atom){.kind = ATOM_SYMBOL, .act = in->act_now};
	if (!known && atom.kind == ATOM_ADDRESS && !(atom.flags & ATOM_ANYWHERE) && atom.number >= 0 && scale != 0) {
		int64_t row = scale < 0 ? -scale : scale; /* p[-i] is of a row before it */
		bool is_part = scale > 0 && extent > row && extent != in->regions[atom.id].size;
		if (is_part || row > ROW_LEAST) {
			atom.flags |= ATOM_ANYWHERE | ATOM_WITHIN;
			atom.number = is_part ? atom.number : atom.number % row;
			atom.least = is_part ? extent : row;
			atom.extent = is_part ? 0 : (uint32_t)row;
			return atom;
		}
	}
	bool fits = known && !__builtin_mul_overflow(index, scale, &step);
	if (fits && atom.flags & ATOM_LEAST && !__builtin_add_overflow(atom.least, step, &atom.least)) { /* that much further on */
		atom.extent = extent;
		return atom;
	}
	if (!fits || atom.flags & ATOM_LEAST || __builtin_add_overflow(atom.number, step, &atom.number) ||
	    atom.number < -BEFORE_MAX) {
		atom.flags |= ATOM_ANYWHERE;
		atom.flags &= (uint8_t)~ATOM_LEAST;
	} else if (step >= 0 && step < extent) { /* what is left of it */
		atom.extent = extent - (uint32_t)step;
	}
	return atom;
}

/* How many elements an index that isn't known may choose from; 0: too many, or not known. */
static uint32_t choices(struct interp *in, const struct atom *atom, int64_t scale)
{
	if (atom->kind != ATOM_ADDRESS || atom->flags & ATOM_ANYWHERE || scale == 0 || atom->number < 0)
		return 0;
	uint32_t size = in->regions[atom->id].size;
	if (scale < 0) { /* back, to the start of an array that is all of the region */
		bool is_all = (!atom->extent || atom->number + atom->extent == size) && atom->number % scale == 0;
		int64_t before = -(atom->number / scale);
		return is_all && before < VALUE_MAX ? (uint32_t)before + 1 : 0;
	}
	uint32_t left = atom->extent ? atom->extent : size > atom->number ? size - (uint32_t)atom->number : 0;
	return left / scale <= VALUE_MAX ? (uint32_t)(left / scale) : 0;
}

struct atom bri_atom_placed(struct interp *in, struct atom atom)
{
	if (atom.kind == ATOM_SYMBOL && atom.id) {
		atom.id = bri_region_of_symbol(in, atom.id, "");
		atom.kind = ATOM_ADDRESS;
		atom.number = 0;
	}
	return atom;
}

/* Of a table's rows: who gave the number that picks one gave what stands there. */
static bool is_picked_by(const struct interp *in, const struct atom *table, const struct atom *number)
{
	const struct region *region = &in->regions[table->kind == ATOM_ADDRESS ? table->id : 0];
	return table->kind == ATOM_ADDRESS && region->kind == REGION_OBJECT && region_is_static(region) &&
	       number->kind == ATOM_INT && number->act && number->act < table->act;
}

static void move(struct interp *in, struct values *moved, struct atom atom, const struct atom *by, int64_t scale)
{
	if (is_picked_by(in, &atom, by))
		atom.act = by->act;
	if (by->kind == ATOM_INT && by->number == 0)
		return bri_values_add_atom(in, moved, &atom);
	atom = bri_atom_placed(in, atom);
	/* A letter of an alphabet is as good as the index that picks it; a row of keys is still keys. */
	if (by->kind != ATOM_INT && (scale <= 2 || atom.kind == ATOM_SYMBOL)) {
		atom.tags |= by->tags;
		atom.flags |= by->flags & ATOM_CONSTANT ? 0 : ATOM_CHOSEN;
		if (by->tags)
			atom.origin = by->origin;
		atom.source = by->source;
		atom.source_at = by->source_at;
	}
	if (by->kind == ATOM_SYMBOL && by->flags & ATOM_LEAST && atom.kind == ATOM_ADDRESS && scale == 1 && by->least >= 0 &&
	    atom.number >= 0 && (!(atom.flags & ATOM_ANYWHERE) || atom.flags & ATOM_LEAST)) {
		atom.least = (atom.flags & ATOM_LEAST ? atom.least : atom.number) + by->least;
		atom.flags |= ATOM_ANYWHERE | ATOM_LEAST;
		return bri_values_add_atom(in, moved, &atom);
	}
	uint32_t count = by->kind == ATOM_INT ? 0 : choices(in, &atom, scale);
	for (uint32_t k = 0; k < (count ? count : 1); k++) {
		struct atom one = count ? moved_by(in, atom, true, k, scale)
		                        : moved_by(in, atom, by->kind == ATOM_INT, by->number, scale);
		bri_values_add_atom(in, moved, &one);
	}
}

struct value bri_pointer_moved(struct interp *in, struct value pointer, struct value index, int64_t scale)
{
	struct values moved;
	int64_t number;
	if (bri_value_single(index, &number) && number == 0 &&
	    !(pointer.count == 1 && is_picked_by(in, &pointer.atoms[0], &index.atoms[0])))
		return pointer;
	bri_values_begin(&moved);
	for (uint32_t i = 0; i < pointer.count; i++)
		for (uint32_t j = 0; j < index.count; j++)
			move(in, &moved, pointer.atoms[i], &index.atoms[j], scale);
	return bri_values_end(in, &moved);
}

struct value bri_pointer_to_bits(struct interp *in, struct value pointer, uint32_t bits)
{
	struct values moved;
	bri_values_begin(&moved);
	for (uint32_t i = 0; i < pointer.count; i++) {
		struct atom atom = bri_atom_placed(in, pointer.atoms[i]);
		bool placed = !(atom.flags & ATOM_ANYWHERE) && atom.number >= 0 && atom.number < BITS_BASE / 16 &&
		              bits < BITS_BASE / 2;
		atom =
		    moved_by(in, atom, placed, atom.kind == ATOM_ADDRESS ? atom.number * 7 + BITS_BASE + bits : 0, 1);
		bri_values_add_atom(in, &moved, &atom);
	}
	return bri_values_end(in, &moved);
}

/* All of it that wasn't written by whom it was handed to, or what nobody in particular wrote. */
static struct value owned(struct interp *in, struct value value, uint32_t act, bool all)
{
	bool differs = false;
	for (uint32_t i = 0; i < value.count; i++)
		differs |= value.atoms[i].act == 0 || (all && value.atoms[i].act < act);
	if (!differs)
		return value;
	struct atom *atoms = bri_interp_alloc(in, value.count * sizeof *atoms);
	memcpy(atoms, value.atoms, value.count * sizeof *atoms);
	for (uint32_t i = 0; i < value.count; i++)
		if (atoms[i].act == 0 || (all && atoms[i].act < act))
			atoms[i].act = act;
	return (struct value){value.count, atoms};
}

struct value bri_value_owned(struct interp *in, struct value value, uint32_t act)
{
	return owned(in, value, act, false);
}

/* Is it a number that says something by itself?  A byte that is picked of a row, or that a pointer leads to, is one of a key. */
static bool is_setting(const struct bri_node *node)
{
	bool is_byte = node->size == 1 && node->kind != BRI_FIELD && node->kind != BRI_OBJECT;
	return (node->type == BRI_SIGNED || node->type == BRI_UNSIGNED) && !is_byte;
}

/* What stands in a file-scope object is handed over by who named the object, whoever wrote it there. */
static struct value read_from(struct interp *in, struct state *state, const struct atom *atom, uint32_t region,
                              uint32_t offset, const struct bri_node *node)
{
	bool shared = region_is_shared(&in->regions[region]) && in->regions[region].kind != REGION_TEXT;
	struct value value = bri_memory_read(in, region, state, offset, node);
	if (in->regions[region].changes || (in->regions[region].placed && is_setting(node)))
		value = bri_value_join(in, value, bri_value_unknown(in, 0, 0));
	for (uint32_t i = 0; shared && i < value.count; i++) {
		uint32_t to = value.atoms[i].kind == ATOM_ADDRESS ? value.atoms[i].id : 0;
		in->regions[to].shared |= in->regions[to].kind == REGION_FRESH || in->regions[to].kind == REGION_HEAP;
	}
	return owned(in, value, atom->act ? atom->act : in->act_now, shared);
}

/* What was read through a chosen pointer is chosen, and carries what chose it. */
static struct value chosen_by(struct interp *in, struct value value, const struct atom *pointer)
{
	if (!(pointer->flags & ATOM_CHOSEN) && pointer->tags == 0)
		return value;
	struct atom *atoms = bri_interp_alloc(in, value.count * sizeof *atoms);
	memcpy(atoms, value.atoms, value.count * sizeof *atoms);
	for (uint32_t i = 0; i < value.count; i++) {
		atoms[i].tags |= pointer->flags & ATOM_CHOSEN ? pointer->tags : 0;
		atoms[i].flags |= pointer->flags & ATOM_CHOSEN;
		if (pointer->flags & ATOM_CHOSEN) {
			atoms[i].flags &= (uint8_t)~ATOM_CONSTANT;
			if (pointer->source && atoms[i].kind == ATOM_SYMBOL) {
				atoms[i].source = pointer->source;
				atoms[i].source_at = pointer->source_at;
			}
			if (pointer->tags)
				atoms[i].origin = pointer->origin;
		}
	}
	return (struct value){value.count, atoms};
}

/* How many rows there are that the address may be of; 0: too many. */
static uint32_t rows_of(const struct interp *in, const struct memory *memory, uint32_t region, const struct atom *atom)
{
	if (!(atom->flags & ATOM_WITHIN) || !atom->extent || atom->number >= INT32_MAX)
		return 0;
	uint32_t size = in->regions[region].size, end = size ? size : bri_memory_end(memory);
	uint32_t first = (uint32_t)atom->number, rows = end > first ? (end - first + atom->extent - 1) / atom->extent : 1;
	return rows <= ROWS_MOST ? rows : 0;
}

struct window bri_window_at(struct interp *in, const struct memory *memory, uint32_t region, const struct atom *atom)
{
	uint32_t from = 0, to = UINT32_MAX, size = in->regions[region].size, rows = rows_of(in, memory, region, atom);
	if (!rows) {
		bri_atom_span(atom, &from, &to);
		return bri_memory_window(memory, size, from, to - from);
	}
	struct window all = bri_memory_window(memory, size, (uint32_t)atom->number, (uint32_t)atom->least);
	for (uint32_t row = 1; row < rows; row++) {
		struct window one = bri_memory_window(memory, size, (uint32_t)atom->number + row * atom->extent, (uint32_t)atom->least);
		all.known &= one.known;
		all.uninit |= one.uninit;
		all.tags |= one.tags;
		all.has_act |= one.has_act;
		all.origin = all.origin && (all.tags || !one.tags) ? all.origin : one.origin;
	}
	return all;
}

static void load_through(struct interp *in, struct state *state, struct values *loaded, const struct atom *atom,
                         const struct bri_node *node)
{
	uint32_t region = bri_atom_region(in, atom), offset;
	if (atom->kind == ATOM_FUNCTION) {
		bri_values_add_atom(in, loaded, atom);
	} else if (region == 0) {
		if (atom->kind != ATOM_INT)
			bri_values_add(in, loaded, bri_value_unknown(in, atom->tags, atom->flags & (ATOM_CONSTANT | ATOM_CHOSEN)));
	} else if (atom_offset(atom, &offset)) {
		bri_values_add(in, loaded, chosen_by(in, read_from(in, state, atom, region, offset, node), atom));
	} else {
		struct window window = bri_window_at(in, bri_state_get(in, state, region), region, atom);
		struct value some = bri_value_unknown(
		    in, window.tags, window.known && !window.uninit && window.has_act ? ATOM_CONSTANT : 0);
		struct atom from = some.atoms[0];
		from.source = region;
		from.source_at = atom->number >= 0 && atom->number < MIXED ? (uint16_t)atom->number : FAR;
		from.number = atom->number;
		from.origin = window.origin;
		bri_values_add(in, loaded, chosen_by(in, bri_value_of(in, from), atom));
	}
}

struct value bri_load(struct interp *in, struct state *state, struct value pointer, const struct bri_node *node)
{
	struct bri_node bit = *node;
	if (node->flags & BRI_BITFIELD) {
		bit.size = 1;
		node = &bit;
	}
	struct values loaded;
	bri_values_begin(&loaded);
	for (uint32_t i = 0; i < pointer.count && !in->stop; i++)
		load_through(in, state, &loaded, &pointer.atoms[i], node);
	struct value result = bri_values_end(in, &loaded);
	/* A letter of what is called a secret is a letter of a secret. */
	uint32_t secret = node->size == 1 && in->run ? bri_value_tags(pointer) & in->world->secret_tags : 0, teller = 0;
	for (uint32_t i = 0; secret && i < pointer.count; i++)
		teller = pointer.atoms[i].told_in > teller ? pointer.atoms[i].told_in : teller;
	if (secret && result.count) {
		struct atom *atoms = bri_interp_alloc(in, result.count * sizeof *atoms);
		memcpy(atoms, result.atoms, result.count * sizeof *atoms);
		for (uint32_t i = 0; i < result.count && !in->stop; i++)
			if (atoms[i].kind == ATOM_SYMBOL) {
				atoms[i].tags |= secret;
				atoms[i].told_in = atoms[i].told_in ? atoms[i].told_in : teller;
			}
		if (!in->stop)
			result.atoms = atoms;
	}
	return result.count ? result : bri_value_unknown(in, 0, 0);
}

static void forget_escaped(struct interp *in, struct state *state)
{
	for (uint32_t r = 1; r < in->region_count && !in->stop; r++)
		if (in->regions[r].escaped && !in->regions[r].read_only)
			bri_state_set(in, state, r, bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL));
}

void bri_escape_value(struct interp *in, struct value value)
{
	for (uint32_t i = 0; i < value.count; i++)
		if (value.atoms[i].kind == ATOM_ADDRESS)
			in->regions[value.atoms[i].id].escaped = true;
}

const struct memory *bri_blur_at(struct interp *in, const struct memory *memory, const struct atom *atom, struct cell cell)
{
	uint32_t from, to, region = bri_atom_region(in, atom), rows = rows_of(in, memory, region, atom);
	uint32_t length = cell.content == CONTENT_VALUE && cell.length < atom->least ? cell.length : (uint32_t)atom->least;
	for (uint32_t row = 0; row < rows && !in->stop; row++) {
		from = (uint32_t)atom->number + row * atom->extent;
		memory = bri_memory_blur_within(in, memory, from, from + length, cell);
	}
	if (rows)
		return memory;
	bool is_part = bri_atom_span(atom, &from, &to) && (from > 0 || to != in->regions[region].size);
	return is_part ? bri_memory_blur_within(in, memory, from, to, cell) : bri_memory_blur(in, memory, cell);
}

void bri_store(struct interp *in, struct state *state, struct value pointer, struct value value, uint32_t size)
{
	struct cell cell = {.length = size ? size : 1, .content = CONTENT_VALUE, .value = value, .act = in->act_now};
	int64_t number;
	bri_slot_hand(in, state, value);
	if (bri_value_single(value, &number) && number == 0 && size > 8)
		cell.content = CONTENT_ZERO;
	for (uint32_t i = 0; i < pointer.count && !in->stop; i++) {
		const struct atom *atom = &pointer.atoms[i];
		uint32_t region = bri_atom_region(in, atom), offset;
		if (region == 0) {
			bri_escape_value(in, value);
			if (atom->kind == ATOM_SYMBOL && pointer.count == 1 && !(atom->flags & ATOM_CONSTANT))
				forget_escaped(in, state);
			continue;
		}
		const struct memory *memory = bri_state_get(in, state, region);
		if (in->regions[region].kind == REGION_SYMBOL || in->regions[region].escaped)
			bri_escape_value(in, value);
		if (!atom_offset(atom, &offset)) {
			bri_state_set(in, state, region, bri_blur_at(in, memory, atom, cell));
			continue;
		}
		cell.offset = offset;
		const struct memory *written = bri_memory_write(in, memory, cell);
		bri_remember_copy(in, region, offset, value);
		if (in->regions[region].kind == REGION_OBJECT)
			bri_others_note(in, region);
		if (pointer.count > 1)
			written = bri_memory_join(in, memory, written);
		bri_state_set(in, state, region, written);
	}
}

/* Where the elements end that a container is given: all of an array's, or all of another's, each by itself.  0: letters,
 * which may be cut, or too many. */
static uint32_t list_end(const struct interp *in, uint32_t source, const struct memory *content)
{
	const struct cell *first = content->count ? content->cells : NULL;
	if (!source || !first || content->count > LIST_MAX)
		return 0;
	if (in->regions[source].size)
		return in->regions[source].size;
	return in->regions[source].kind == REGION_BOX && first->content == CONTENT_VALUE && first->length > 1
	           ? bri_memory_end(content)
	           : 0;
}

/* What is called a secret where it is copied from is one where it goes. */
static const struct memory *still_secret(struct interp *in, const struct memory *memory, uint32_t at, uint32_t count,
                                         const struct atom *from)
{
	uint32_t secret = in->run ? from->tags & in->world->secret_tags : 0;
	struct memory *copy = secret ? bri_interp_alloc(in, sizeof *copy) : NULL;
	struct cell *cells = secret ? bri_interp_room(in, (memory->count + 1) * sizeof *cells) : NULL;
	if (!secret || in->stop)
		return memory;
	*copy = *memory;
	copy->array = NULL;
	copy->cells = memcpy(cells, memory->cells, memory->count * sizeof *cells);
	for (uint32_t c = 0; c < memory->count; c++) {
		if (cells[c].offset < at || cells[c].offset - at >= count || cell_class(&cells[c]) != CONTENT_UNKNOWN)
			continue;
		cells[c].tags |= secret;
		cells[c].act = from->told_in ? from->told_in : cells[c].act;
	}
	return copy;
}

const struct memory *bri_copy_owned(struct interp *in, const struct memory *memory, uint32_t source, uint32_t at,
                                    uint32_t count, const struct atom *from)
{
	if (!source || !region_is_shared(&in->regions[source]) || !memory->count || !from->act)
		return memory;
	struct memory *owned = bri_interp_alloc(in, sizeof *owned);
	struct cell *cells = bri_interp_room(in, memory->count * sizeof *cells);
	if (in->stop)
		return memory;
	memcpy(cells, memory->cells, memory->count * sizeof *cells);
	for (uint32_t c = 0; c < memory->count; c++) {
		uint32_t begin = cells[c].offset < BITS_BASE ? cells[c].offset : (cells[c].offset - BITS_BASE) / 8; /* bit-fields */
		if (begin < at || begin - at >= count)
			continue;
		cells[c].act = cells[c].act > from->act ? cells[c].act : from->act;
		cells[c].value = bri_value_owned(in, cells[c].value, from->act);
		if (!cells[c].origin)
			cells[c].origin = from->origin;
	}
	*owned = *memory;
	owned->array = NULL;
	owned->cells = cells;
	return owned;
}

void bri_store_copy(struct interp *in, struct state *state, struct value to, struct value from, uint32_t length,
                    bool length_known)
{
	if (state->settings && !bri_slot_copy(in, state, to, from, length_known ? length : UINT32_MAX))
		bri_slot_hand(in, state, from);
	for (uint32_t i = 0; i < to.count && !in->stop; i++) {
		uint32_t region = bri_atom_region(in, &to.atoms[i]), at;
		if (region == 0)
			continue;
		const struct memory *before = bri_state_get(in, state, region), *after = NULL;
		bool exact = atom_offset(&to.atoms[i], &at);
		for (uint32_t j = 0; j < from.count && !in->stop; j++) {
			uint32_t source = bri_atom_region(in, &from.atoms[j]), offset = 0;
			const struct memory *content =
			    source ? bri_state_get(in, state, source)
			           : bri_memory_fill(in, CONTENT_UNKNOWN, from.atoms[j].tags, NULL);
			bool placed = atom_offset(&from.atoms[j], &offset);
			uint32_t size = source ? in->regions[source].size : 0, count = length;
			bool is_list = !length_known && placed && exact && at == 0 && in->regions[region].kind == REGION_BOX;
			uint32_t end = is_list ? list_end(in, source, content) : 0;
			is_list = end > offset;
			count = is_list ? end - offset : count;
			if ((!length_known && !is_list) || !placed || !exact) {
				struct window window =
				    bri_memory_window(content, size, placed ? offset : 0, UINT32_MAX);
				struct cell cell = {
				    .length = UINT32_MAX - at,
				    .offset = at,
				    .tags = window.tags,
				    .content = window.known && !window.uninit && window.has_act ? CONTENT_CONSTANT
				                                                                : CONTENT_UNKNOWN,
				    .origin = window.origin ? window.origin : from.atoms[j].origin,
				    .act = window.has_act && window.act ? window.act : from.atoms[j].act};
				const struct memory *next =
				    exact ? bri_memory_write(in, before, cell) : bri_blur_at(in, before, &to.atoms[i], cell);
				next = still_secret(in, next, exact ? at : 0, UINT32_MAX, &from.atoms[j]);
				after = after ? bri_memory_meet(in, after, next) : next;
				continue;
			}
			uint32_t room = in->regions[region].size > at ? in->regions[region].size - at : 0;
			if (room && count > room)
				count = room;
			/* Nothing is left behind the last of a list. */
			struct cell none = {.length = UINT32_MAX, .content = CONTENT_ZERO, .act = in->act_now};
			const struct memory *next = is_list ? bri_memory_write(in, before, none) : before;
			next = bri_memory_copy(in, next, at, content, offset, count);
			next = bri_memory_copy_bits(in, next, at, content, offset, count);
			next = still_secret(in, next, at, count, &from.atoms[j]);
			next = bri_copy_owned(in, next, source, at, count, &from.atoms[j]);
			after = after ? bri_memory_meet(in, after, next) : next;
		}
		if (!after)
			after = bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL);
		if (to.count > 1)
			after = bri_memory_join(in, before, after);
		bri_state_set(in, state, region, after);
	}
}

void bri_forget(struct interp *in, struct state *state, struct value pointer, uint32_t tags,
                const struct origin *origin, uint32_t length, uint32_t over)
{
	for (uint32_t i = 0; i < pointer.count && !in->stop; i++) {
		uint32_t region = bri_atom_region(in, &pointer.atoms[i]), offset = 0;
		if (region == 0 || in->regions[region].read_only)
			continue;
		uint32_t end;
		bool placed = atom_offset(&pointer.atoms[i], &offset);
		bool inside = !placed && bri_atom_span(&pointer.atoms[i], &offset, &end);
		const struct memory *before = bri_state_get(in, state, region);
		uint32_t by = over ? over : bri_memory_by(before, offset);
		if (!placed && rows_of(in, before, region, &pointer.atoms[i])) {
			struct cell some = {.length = UINT32_MAX,
			                    .content = CONTENT_UNKNOWN,
			                    .tags = tags,
			                    .by = by,
			                    .origin = origin,
			                    .act = in->act_now};
			bri_state_set(in, state, region, bri_blur_at(in, before, &pointer.atoms[i], some));
			continue;
		}
		if ((length == UINT32_MAX || !placed) && !inside) {
			struct memory *memory = (struct memory *)bri_memory_fill(in, CONTENT_UNKNOWN, tags, origin);
			memory->gap.by = by;
			bri_state_set(in, state, region, memory);
			continue;
		}
		struct cell cell = {.offset = offset,
		                    .length = inside ? end - offset : length,
		                    .content = CONTENT_UNKNOWN,
		                    .perhaps = over == BY_NOBODY ? PERHAPS_BEGUN : 0,
		                    .tags = tags,
		                    .by = by,
		                    .origin = origin,
		                    .act = in->act_now};
		const struct memory *memory = bri_memory_write(in, before, cell);
		bri_state_set(in, state, region, bri_memory_write_bits(in, memory, cell));
	}
}
