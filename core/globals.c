/* SPDX-License-Identifier: Apache-2.0 */
/* What bodies in sight leave in file-scope objects, and in memory that such
 * objects point to.  Without regard to order: when every root has run, a root
 * that reads an object may find there whatever any of them left. */
#include "cell.h"
#include "check.h"
#include "interp.h"

#include <string.h>

#define CONTENTS_MAX 4000u /* of a unit: past that, objects may hold anything */
#define OBJECT_CONTENTS_MAX 24u
#define CELLS_MAX 600u
#define ORIGIN_STEPS 8

/* What one path of one root left in one object.  Addresses among its values are told by what they are of: `source` says
 * which kind of region, `unit` and `id` which one, and of a box `act` where in that object it is. */
struct content_left {
	struct content_left *next;
	uint32_t unit, object;
	uint8_t kind;    /* REGION_OBJECT, REGION_FRESH: `object` is the place of the allocation, REGION_BOX: the object's */
	uint32_t offset; /* where in the object the box is */
	const char *name;
	uint32_t size;
	const struct memory *memory;
};
struct global_read {
	struct global_read *next;
	uint32_t root_unit, root, unit, object;
};
struct globals {
	struct content_left *contents;
	uint32_t count;
	struct global_read *reads;
	bool settled; /* every root has run: nobody else writes */
	bool open;    /* a root wasn't followed to its end */
};

static void *keep_room(struct interp *in, size_t size)
{
	return bri_pool_alloc(&in->run->keep, size);
}

static const struct origin *keep_origin(struct interp *in, const struct origin *origin, int depth)
{
	while (origin && origin->kind == ORIGIN_CHOSEN)
		origin = origin->older;
	struct origin *copy = origin && depth < ORIGIN_STEPS ? keep_room(in, sizeof *copy) : NULL;
	if (!copy)
		return NULL;
	*copy = *origin;
	copy->older = keep_origin(in, origin->older, depth + 1);
	copy->other = keep_origin(in, origin->other, depth + 1); /* the root's own memory goes with it */
	return copy;
}

/* What the region itself held at the start, as far as it says: reading it made nothing new. */
static bool is_own_load(const struct interp *in, const struct atom *atom, uint32_t region)
{
	uint32_t load = atom->id & ~SYMBOL_LOADED;
	return atom->kind == ATOM_SYMBOL && atom->id & SYMBOL_LOADED && load < in->region_count &&
	       in->regions[load].kind == REGION_LOAD && in->regions[load].unit == region;
}

static void capture(struct interp *in, const struct state *state, uint32_t region, int depth);

static struct atom keep_atom(struct interp *in, const struct state *state, const struct atom *atom, int depth)
{
	struct atom kept = *atom;
	kept.act = kept.source = 0;
	kept.promise = NULL;
	kept.origin = keep_origin(in, atom->origin, 0);
	if (atom->kind == ATOM_ADDRESS) {
		const struct region *region = &in->regions[atom->id];
		const struct region *owner = region->kind == REGION_BOX ? &in->regions[region->unit] : region;
		if (owner != region && owner->kind == REGION_OBJECT && owner->act == 0) {
			kept.source = REGION_BOX + 1u;
			kept.unit = owner->unit;
			kept.id = owner->handle;
			kept.act = region->handle;
			capture(in, state, atom->id, depth + 1);
			return kept;
		}
		if (owner == region && (region_is_static(region) || (region->kind == REGION_FRESH && region->location))) {
			kept.source = region->kind + 1u;
			kept.unit = region->unit;
			kept.id = region->kind == REGION_FRESH ? region->location : region->handle;
			if (region->kind == REGION_FRESH)
				capture(in, state, atom->id, depth + 1);
			return kept;
		}
		kept.flags &= (uint8_t) ~(ATOM_ANYWHERE | ATOM_WITHIN);
		kept.flags |= ATOM_NONZERO;
	}
	if (atom->kind == ATOM_ADDRESS || atom->kind == ATOM_SYMBOL) { /* of that run */
		kept.number = atom->kind == ATOM_SYMBOL ? atom_bits(atom) : 0;
		kept.kind = ATOM_SYMBOL;
		kept.id = kept.unit = 0;
		kept.flags &= (uint8_t)~ATOM_PARAMETER;
	}
	return kept;
}

static bool keep_value(struct interp *in, const struct state *state, uint32_t region, struct value *value, int depth)
{
	struct atom atoms[VALUE_MAX];
	uint32_t count = 0;
	for (uint32_t i = 0; i < value->count && i < VALUE_MAX; i++)
		if (!is_own_load(in, &value->atoms[i], region))
			atoms[count++] = keep_atom(in, state, &value->atoms[i], depth);
	struct atom *copy = count ? keep_room(in, count * sizeof *copy) : NULL;
	if (!copy)
		return false;
	memcpy(copy, atoms, count * sizeof *copy);
	*value = (struct value){count, copy};
	return true;
}

static const struct text_choice *keep_choices(struct interp *in, const struct text_choice *choice)
{
	struct text_choice *copy = choice ? keep_room(in, sizeof *copy) : NULL;
	char *text = copy ? keep_room(in, strlen(choice->text) + 1) : NULL;
	if (!text)
		return NULL;
	*copy = (struct text_choice){keep_choices(in, choice->next), choice->offset, strcpy(text, choice->text)};
	return copy;
}

static bool keep_cell(struct interp *in, const struct state *state, uint32_t region, struct cell *cell, int depth)
{
	cell->act = 0;
	if (cell->content == CONTENT_VALUE)
		return keep_value(in, state, region, &cell->value, depth);
	cell->origin = keep_origin(in, cell->origin, 0);
	if (cell->bytes) {
		size_t length = cell->content == CONTENT_BYTES ? cell->length : strlen((const char *)cell->bytes) + 1;
		unsigned char *bytes = keep_room(in, length);
		if (!bytes)
			return false;
		cell->bytes = memcpy(bytes, cell->bytes, length);
	}
	return cell->content != CONTENT_UNINIT;
}

static const struct memory *keep_memory(struct interp *in, const struct state *state, uint32_t region,
                                        const struct memory *memory, int depth)
{
	struct memory *copy = keep_room(in, sizeof *copy);
	struct cell *cells = keep_room(in, (memory->count + 1) * sizeof *cells);
	if (!copy || !cells)
		return NULL;
	copy->gap = memory->gap;
	keep_cell(in, state, region, &copy->gap, depth);
	copy->choices = keep_choices(in, memory->choices);
	for (uint32_t i = 0; i < memory->count; i++) {
		cells[copy->count] = memory->cells[i];
		copy->count += keep_cell(in, state, region, &cells[copy->count], depth);
	}
	copy->cells = cells;
	return copy;
}

static bool same_home(const struct content_left *left, enum region_kind kind, uint32_t unit, uint32_t object)
{
	return left->kind == kind && left->unit == unit && left->object == object;
}

/* Back into a run: addresses become those of this run's regions. */
static const struct memory *load_memory(struct interp *in, const struct memory *kept)
{
	struct memory *memory = bri_interp_alloc(in, sizeof *memory);
	struct cell *cells = bri_interp_alloc(in, (kept->count + 1) * sizeof *cells);
	if (in->stop)
		return kept;
	*memory = *kept;
	memory->cells = cells;
	for (uint32_t i = 0; i < kept->count && !in->stop; i++) {
		cells[i] = kept->cells[i];
		if (cells[i].content != CONTENT_VALUE)
			continue;
		struct atom *atoms = bri_interp_alloc(in, cells[i].value.count * sizeof *atoms);
		memcpy(atoms, cells[i].value.atoms, cells[i].value.count * sizeof *atoms);
		for (uint32_t k = 0; k < cells[i].value.count && !in->stop; k++) {
			uint32_t kind = atoms[k].source;
			if (atoms[k].kind != ATOM_ADDRESS || kind == 0)
				continue;
			uint32_t offset = atoms[k].act;
			atoms[k].source = atoms[k].act = 0;
			if (kind - 1 == REGION_BOX) {
				atoms[k].id = bri_region_of_box(
				    in, bri_region_of_object(in, atoms[k].unit, atoms[k].id, 0), offset);
				atoms[k].unit = 0;
				continue;
			}
			atoms[k].id = kind - 1 == REGION_TEXT ? bri_region_of_text(in, atoms[k].unit, atoms[k].id)
			              : kind - 1 == REGION_FRESH
			                  ? bri_region_of_heap(in, atoms[k].unit, atoms[k].id)
			                  : bri_region_of_object(in, atoms[k].unit, atoms[k].id, 0);
			atoms[k].unit = 0;
		}
		cells[i].value.atoms = atoms;
	}
	return memory;
}

/* The same, or anything else. */
static const struct memory *opened(struct interp *in, const struct memory *memory)
{
	return bri_memory_join(in, memory, bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL));
}

/* Nothing new: what the root found there, and nobody else was handed its address. */
static bool is_untouched(const struct interp *in, const struct region *home, const struct memory *memory)
{
	if (memory != home->initial || (home->kind != REGION_OBJECT && home->kind != REGION_BOX))
		return false;
	if (home->kind == REGION_BOX)
		return true;
	uint32_t flags = bri_unit_object(in->world->units[home->unit].unit, home->handle)->flags;
	return !home->escaped || flags & (BRI_OBJECT_EXTERN | BRI_OBJECT_DECLARED);
}

/* All of it as nobody wrote it yet. */
static const struct memory *as_found(struct interp *in, const struct memory *memory)
{
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell *cells = bri_interp_room(in, (memory->count + 1) * sizeof *cells);
	if (in->stop)
		return memory;
	*copy = *memory;
	for (uint32_t i = 0; i < memory->count; i++) {
		cells[i] = memory->cells[i];
		cells[i].by = BY_NOBODY;
	}
	copy->gap.by = BY_NOBODY;
	copy->cells = cells;
	return copy;
}

/* The cells, in room of their own, that were something before it was open what else they may be. */
static void note_begun(struct memory *copy, const struct memory *began)
{
	uint32_t index = 0;
	for (uint32_t i = 0; i < copy->count; i++) {
		struct cell *cell = (struct cell *)&copy->cells[i];
		struct cell before = bri_memory_piece(began, &index, cell->offset, cell->offset + cell->length);
		if (bri_cell_is_constant(&before) && before.length == cell->length)
			cell->perhaps |= PERHAPS_BEGUN;
	}
}

/* What was written, and nothing of the rest: who sets one member says nothing of the others. */
static const struct memory *written_only(struct interp *in, const struct memory *memory)
{
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell *cells = bri_interp_room(in, (memory->count + 1) * sizeof *cells);
	if (in->stop)
		return memory;
	*copy = *memory;
	copy->count = 0;
	copy->cells = cells;
	for (uint32_t i = 0; i < memory->count; i++)
		if (memory->cells[i].by != BY_NOBODY)
			cells[copy->count++] = memory->cells[i];
	if (copy->gap.by == BY_NOBODY)
		copy->gap = bri_memory_fill(in, CONTENT_UNINIT, 0, NULL)->gap;
	return copy;
}

static void capture(struct interp *in, const struct state *state, uint32_t region, int depth)
{
	struct globals *globals = in->run->globals;
	struct region home = in->regions[region];
	uint32_t offset = home.kind == REGION_BOX ? home.handle : 0;
	if (home.kind == REGION_BOX) { /* told by the object whose contents it is */
		home.unit = in->regions[in->regions[region].unit].unit;
		home.handle = in->regions[in->regions[region].unit].handle;
	}
	uint32_t object = home.kind == REGION_FRESH ? home.location : home.handle, already = 0;
	const struct memory *memory = bri_state_get(in, state, region);
	if (depth > 6 || is_untouched(in, &home, memory) || memory->count > CELLS_MAX ||
	    globals->count >= CONTENTS_MAX) {
		globals->open |= memory->count > CELLS_MAX || globals->count >= CONTENTS_MAX;
		return;
	}
	if (home.escaped)
		memory = opened(in, memory);
	memory = written_only(in, memory);
	if (memory->count == 0 && memory->gap.content == CONTENT_UNINIT && memory->strays.count == 0)
		return;
	for (const struct content_left *old = globals->contents; old; old = old->next) {
		if (!same_home(old, home.kind, home.unit, object) || old->offset != offset)
			continue;
		if (++already >= OBJECT_CONTENTS_MAX)
			memory = bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL);
		if (already > OBJECT_CONTENTS_MAX || bri_memory_equal(load_memory(in, old->memory), memory))
			return;
	}
	struct content_left *left = keep_room(in, sizeof *left);
	if (!left)
		return;
	*left = (struct content_left){.unit = home.unit,
	                              .object = object,
	                              .kind = home.kind,
	                              .offset = offset,
	                              .name = home.name,
	                              .size = home.size};
	left->memory = bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL);
	left->next = globals->contents;
	globals->contents = left; /* before what it points to: rings end here */
	globals->count++;
	left->memory = keep_memory(in, state, region, memory, depth);
	if (!left->memory)
		globals->contents = left->next;
}

int bri_globals_init(struct judge_run *run)
{
	run->globals = bri_pool_alloc(&run->keep, sizeof *run->globals);
	return run->globals ? 0 : -1;
}

/* The path ends, or goes on for ever from here: what it left stays. */
void bri_globals_leave(struct interp *in, const struct state *state)
{
	if (!in->run || in->stop || !state->live)
		return;
	uint32_t regions = in->region_count;
	for (uint32_t r = 1; r < regions && !in->stop; r++)
		if ((in->regions[r].kind == REGION_OBJECT && in->regions[r].act == 0 && !in->regions[r].read_only) ||
		    (in->regions[r].kind == REGION_BOX && in->regions[r].of_static &&
		     in->regions[in->regions[r].unit].kind == REGION_OBJECT))
			capture(in, state, r, 0);
}

void bri_globals_settle(struct judge_run *run)
{
	run->globals->settled = true;
}

void bri_globals_lose(struct judge_run *run)
{
	run->globals->open = true;
}

uint32_t bri_globals_count(const struct judge_run *run)
{
	return run->globals->count;
}

/* Is there something in what that root read that it couldn't know when it ran? */
bool bri_globals_tell(const struct judge_run *run, uint32_t unit, uint32_t function)
{
	for (const struct global_read *read = run->globals->reads; read; read = read->next) {
		if (read->root_unit != unit || read->root != function)
			continue;
		if (bri_unit_object(run->world->units[read->unit].unit, read->object)->init)
			return true;
		for (const struct content_left *left = run->globals->contents; left; left = left->next)
			if (same_home(left, REGION_OBJECT, read->unit, read->object))
				return true;
	}
	return false;
}

static void note_read(struct interp *in, uint32_t unit, uint32_t object)
{
	const struct activation *root = in->top;
	while (root->caller)
		root = root->caller;
	struct global_read *read = keep_room(in, sizeof *read);
	if (!read || root->function == 0)
		return;
	*read = (struct global_read){in->run->globals->reads, root->unit, root->function, unit, object};
	in->run->globals->reads = read;
}

const struct memory *bri_globals_content(struct interp *in, uint32_t unit, uint32_t object, const struct memory *began,
                                         bool visible)
{
	struct judge_run *run = in->run;
	const struct memory *nothing = bri_memory_fill(in, CONTENT_UNINIT, 0, NULL);
	if (run)
		note_read(in, unit, object);
	if (!run || !run->globals->settled || run->globals->open || visible) {
		/* What its initialiser names it may still hold; else nothing is known, not even that it was written. */
		const struct memory *open = began ? opened(in, began) : nothing;
		if (!run || !run->globals->settled || in->stop) {
			struct memory *copy = bri_interp_alloc(in, sizeof *copy);
			*copy = *as_found(in, open);
			copy->gap = nothing->gap;
			copy->gap.by = BY_NOBODY;
			if (began && !in->stop) /* else the cells are others' */
				note_begun(copy, began);
			return copy;
		}
		began = open;
		visible = true;
	}
	const struct memory *memory = began ? began : nothing;
	for (const struct content_left *left = run->globals->contents; left && !in->stop; left = left->next) {
		if (!same_home(left, REGION_BOX, unit, object))
			continue;
		uint32_t box = bri_region_of_box(in, bri_region_of_object(in, unit, object, 0), left->offset);
		const struct memory *kept = load_memory(in, left->memory);
		in->regions[box].initial = bri_memory_join(in, in->regions[box].initial, kept);
	}
	for (const struct content_left *left = run->globals->contents; left && !in->stop; left = left->next)
		if (same_home(left, REGION_OBJECT, unit, object))
			memory = bri_memory_join(in, memory, load_memory(in, left->memory));
	return as_found(in, visible ? opened(in, memory) : memory);
}

uint32_t bri_globals_heap(struct interp *in, uint32_t unit, uint32_t location, const struct memory **ret_memory,
                          const char **ret_name)
{
	const struct memory *memory = NULL;
	uint32_t size = 0;
	*ret_name = "";
	for (const struct content_left *left = in->run ? in->run->globals->contents : NULL; left && !in->stop;
	     left = left->next) {
		if (!same_home(left, REGION_FRESH, unit, location))
			continue;
		const struct memory *one = load_memory(in, left->memory);
		memory = memory ? bri_memory_join(in, memory, one) : one;
		size = left->size;
		*ret_name = left->name;
	}
	*ret_memory = memory ? memory : bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL);
	return size;
}
