/* SPDX-License-Identifier: Apache-2.0 */
/* The state of one path: paged, copied on write, joined where paths meet; and
 * the regions that states speak of. */
#include "check.h"
#include "cell.h"
#include "interp.h"

#include <stdlib.h>
#include <string.h>

static struct state *state_room(struct interp *in)
{
	struct state *state = bri_interp_alloc(in, sizeof *state);
	if (!in->stop)
		return state;
	memset(&in->nowhere, 0, sizeof in->nowhere);
	return &in->nowhere;
}

struct state *bri_state_new(struct interp *in)
{
	struct state *state = state_room(in);
	if (in->stop)
		return state;
	state->live = true;
	state->stamp = ++in->stamps;
	return state;
}

struct state *bri_state_copy(struct interp *in, struct state *state)
{
	struct state *copy = state_room(in);
	if (in->stop)
		return copy;
	in->visits += 4 + state->pages / 4; /* what it costs, in nodes */
	*copy = *state;
	if (state->pages) {
		copy->page = bri_interp_alloc(in, state->pages * sizeof *copy->page);
		if (in->stop)
			copy->pages = 0;
		else
			memcpy(copy->page, state->page, state->pages * sizeof *copy->page);
	}
	state->stamp = ++in->stamps;
	copy->stamp = ++in->stamps;
	return copy;
}

const struct memory *bri_state_get(struct interp *in, const struct state *state, uint32_t region)
{
	uint32_t page = region / PAGE_SLOTS;
	const struct memory *memory = NULL;
	if (page < state->pages && state->page[page])
		memory = state->page[page]->slots[region % PAGE_SLOTS];
	return memory ? memory : in->regions[region].initial;
}

void bri_state_set(struct interp *in, struct state *state, uint32_t region, const struct memory *memory)
{
	uint32_t index = region / PAGE_SLOTS;
	if (index >= state->pages) {
		uint32_t pages = index + 8;
		struct page **grown = bri_interp_alloc(in, pages * sizeof *grown);
		if (in->stop)
			return;
		if (state->pages)
			memcpy(grown, state->page, state->pages * sizeof *grown);
		state->page = grown;
		state->pages = pages;
	}
	struct page *page = state->page[index];
	if (!page || page->stamp != state->stamp) {
		struct page *fresh = bri_interp_alloc(in, sizeof *fresh);
		if (page)
			*fresh = *page;
		fresh->stamp = state->stamp;
		state->page[index] = page = fresh;
	}
	page->slots[region % PAGE_SLOTS] = memory;
}

/* Regions of `except` and of what it called stay as they are in `into`. */
static bool join_pages(struct interp *in, struct state *into, struct state *from, uint32_t except)
{
	bool changed = false;
	uint32_t pages = into->pages > from->pages ? into->pages : from->pages;
	for (uint32_t p = 0; p < pages && !in->stop; p++) {
		struct page *a = p < into->pages ? into->page[p] : NULL;
		struct page *b = p < from->pages ? from->page[p] : NULL;
		if (a == b)
			continue;
		in->visits += 4;
		for (uint32_t i = 0; i < PAGE_SLOTS; i++) {
			const struct memory *x = a ? a->slots[i] : NULL, *y = b ? b->slots[i] : NULL;
			uint32_t region = p * PAGE_SLOTS + i;
			if (x == y)
				continue;
			if (region >= in->region_count)
				break;
			const struct region *home = &in->regions[region];
			if (except && home->kind == REGION_OBJECT && home->act >= except && !home->escaped)
				continue;
			x = x ? x : home->initial;
			y = y ? y : home->initial;
			if (x == y || !x || !y)
				continue;
			const struct memory *both = bri_memory_join(in, x, y);
			if (both != x) {
				bri_state_set(in, into, region, both);
				a = into->page[p];
				changed = true;
			}
		}
	}
	return changed;
}

static bool join(struct interp *in, struct state *into, struct state *from, uint32_t except, bool memory)
{
	if (!from->live || in->stop)
		return false;
	if (!into->live) {
		struct state *copy = bri_state_copy(in, from);
		*into = *copy;
		return true;
	}
	bool meeting = in->meeting;
	in->meeting = !in->turning;
	bool changed = memory && join_pages(in, into, from, except);
	in->meeting = meeting;
	const struct setting *settings = bri_slot_join(in, into->settings, from->settings);
	if (settings != into->settings) {
		into->settings = settings;
		changed = true;
	}
	return changed;
}

bool bri_state_join(struct interp *in, struct state *into, struct state *from)
{
	return join(in, into, from, 0, true);
}

bool bri_state_mixes(struct interp *in, const struct state *a, const struct state *b)
{
	uint32_t pages = a->pages > b->pages ? a->pages : b->pages;
	for (uint32_t p = 0; p < pages; p++) {
		const struct page *x = p < a->pages ? a->page[p] : NULL, *y = p < b->pages ? b->page[p] : NULL;
		for (uint32_t i = 0; x != y && i < PAGE_SLOTS && p * PAGE_SLOTS + i < in->region_count; i++) {
			uint32_t region = p * PAGE_SLOTS + i;
			if ((x ? x->slots[i] : NULL) != (y ? y->slots[i] : NULL) &&
			    bri_memory_mixes(bri_state_get(in, a, region), bri_state_get(in, b, region)))
				return true;
		}
	}
	return false;
}

void bri_state_return(struct interp *in, struct state *into, struct state *from, const struct activation *act)
{
	join(in, into, from, act->id, act->depth > 0);
}

static uint32_t gcd(uint32_t a, uint32_t b)
{
	while (b) {
		uint32_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* An address that a round moves on lies anywhere; where each moves it by rows, at the same place of one. */
static struct atom somewhere(struct value value)
{
	struct atom first = value.atoms[0];
	uint32_t row = 0;
	for (uint32_t i = 0; i < value.count; i++) {
		const struct atom *atom = &value.atoms[i];
		bool is_row = atom->flags & ATOM_WITHIN && atom->extent, is_placed = !(atom->flags & ATOM_ANYWHERE);
		int64_t step = atom->number - first.number;
		if ((!is_row && !is_placed) || step < 0 || step > INT32_MAX) {
			row = 1;
			break;
		}
		row = gcd(row, gcd((uint32_t)step, is_row ? atom->extent : 0));
	}
	first.flags |= ATOM_ANYWHERE;
	first.flags &= (uint8_t)~(ATOM_WITHIN | ATOM_LEAST);
	if (row <= ROW_LEAST || first.number < 0) {
		first.number = first.extent = 0;
		return first;
	}
	first.flags |= ATOM_WITHIN;
	first.number %= row;
	first.least = first.extent = row;
	return first;
}

/* Numbers that differ between rounds are no longer known; everything else had its chance to settle. */
void bri_state_widen(struct interp *in, struct state *older, struct state *newer)
{
	for (uint32_t p = 0; p < newer->pages && !in->stop; p++) {
		if (!newer->page[p] || (p < older->pages && older->page[p] == newer->page[p]))
			continue;
		for (uint32_t i = 0; i < PAGE_SLOTS && p * PAGE_SLOTS + i < in->region_count; i++) {
			uint32_t region = p * PAGE_SLOTS + i;
			const struct memory *now = newer->page[p]->slots[i];
			const struct memory *was = bri_state_get(in, older, region);
			if (!now || !was || now == was || bri_memory_equal(was, now))
				continue;
			for (uint32_t c = 0; c < now->count; c++) {
				struct cell cell = now->cells[c];
				if (cell.content != CONTENT_VALUE || cell.value.count < 2)
					continue;
				struct value wide =
				    bri_value_unknown(in, bri_value_tags(cell.value),
				                      bri_value_is_constant(cell.value) ? ATOM_CONSTANT : 0);
				bool numbers = true, anywhere = true, grows = false;
				int64_t least = INT64_MAX;
				for (uint32_t k = 0; k < cell.value.count; k++) {
					const struct atom *atom = &cell.value.atoms[k];
					bool lower = atom->kind == ATOM_SYMBOL && atom->flags & ATOM_LEAST && !atom->id;
					int64_t number = lower ? atom->least : atom->number;
					numbers &= atom->kind == ATOM_INT || lower;
					grows |= least != INT64_MAX && number >= least;
					least = number < least ? number : least;
					anywhere &= cell.value.atoms[k].kind == ATOM_ADDRESS &&
					            cell.value.atoms[k].id == cell.value.atoms[0].id;
				}
				if (anywhere) {
					wide = bri_value_of(in, somewhere(cell.value));
				} else if (!numbers) {
					continue;
				} else if (grows && cell.value.atoms[0].kind == ATOM_INT &&
				           cell.value.atoms[0].number == least) { /* the first is the oldest */
					struct atom atom = wide.atoms[0];
					atom.flags |= ATOM_LEAST;
					atom.least = least;
					wide = bri_value_of(in, atom);
				}
				cell.value = wide;
				now = bri_memory_write(in, now, cell);
			}
			bri_state_set(in, newer, region, now);
		}
	}
}

/* ---- regions --------------------------------------------------------------- */

static uint32_t region_hash(uint8_t kind, uint32_t unit, uint32_t handle, uint32_t act)
{
	uint32_t hash = kind * 0x9e3779b1u ^ unit * 0x85ebca6bu ^ handle * 0xc2b2ae35u ^ act * 0x27d4eb2fu;
	return hash ^ hash >> 15;
}

static bool rehash(struct interp *in)
{
	uint32_t size = in->region_map_size ? in->region_map_size * 2 : 256;
	uint32_t *map = calloc(size, sizeof *map);
	if (!map)
		return false;
	for (uint32_t r = 1; r < in->region_count; r++) {
		struct region *region = &in->regions[r];
		uint32_t at = region_hash(region->kind, region->unit, region->handle, region->act) & (size - 1);
		while (map[at])
			at = (at + 1) & (size - 1);
		map[at] = r;
	}
	free(in->region_map);
	in->region_map = map;
	in->region_map_size = size;
	return true;
}

static uint32_t region_add(struct interp *in, struct region region)
{
	if (in->region_count == in->region_room) {
		uint32_t room = in->region_room ? in->region_room * 2 : 128;
		struct region *grown = realloc(in->regions, room * sizeof *grown);
		if (!grown) {
			in->stop = in->failed = true;
			return 0;
		}
		in->regions = grown;
		in->region_room = room;
	}
	if (in->region_count * 2 >= in->region_map_size && !rehash(in)) {
		in->stop = in->failed = true;
		return 0;
	}
	uint32_t id = in->region_count++;
	in->regions[id] = region;
	uint32_t at = region_hash(region.kind, region.unit, region.handle, region.act) & (in->region_map_size - 1);
	while (in->region_map[at])
		at = (at + 1) & (in->region_map_size - 1);
	in->region_map[at] = id;
	return id;
}

static uint32_t region_find(const struct interp *in, uint8_t kind, uint32_t unit, uint32_t handle, uint32_t act)
{
	if (!in->region_map_size)
		return 0;
	uint32_t at = region_hash(kind, unit, handle, act) & (in->region_map_size - 1);
	for (; in->region_map[at]; at = (at + 1) & (in->region_map_size - 1)) {
		const struct region *region = &in->regions[in->region_map[at]];
		if (region->kind == kind && region->unit == unit && region->handle == handle && region->act == act)
			return in->region_map[at];
	}
	return 0;
}

uint32_t bri_region_fresh(struct interp *in, uint32_t size, const char *name, const struct memory *initial)
{
	return region_add(in, (struct region){.kind = REGION_FRESH,
	                                      .handle = in->region_count,
	                                      .size = size,
	                                      .name = name,
	                                      .initial = initial,
	                                      .act = in->act_now});
}

uint32_t bri_region_of_arguments(struct interp *in, uint32_t act, const struct value *args, size_t count)
{
	uint32_t found = region_find(in, REGION_ARGUMENTS, 0, act, 0);
	if (found)
		return found;
	struct memory *memory = bri_interp_alloc(in, sizeof *memory);
	struct cell *cells = bri_interp_alloc(in, (count + 1) * sizeof *cells);
	if (in->stop)
		return 0;
	for (size_t i = 0; i < count; i++)
		cells[i] =
		    (struct cell){.offset = (uint32_t)i * 8, .length = 8, .content = CONTENT_VALUE, .value = args[i]};
	memory->gap = (struct cell){.length = UINT32_MAX, .content = CONTENT_UNKNOWN};
	memory->count = (uint32_t)count;
	memory->cells = cells;
	return region_add(
	    in,
	    (struct region){.kind = REGION_ARGUMENTS, .handle = act, .read_only = true, .name = "", .initial = memory});
}

uint32_t bri_region_of_heap(struct interp *in, uint32_t unit, uint32_t location)
{
	uint32_t found = region_find(in, REGION_HEAP, unit, location, 0);
	if (found)
		return found;
	const struct memory *nothing = bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL);
	found = region_add(in, (struct region){.kind = REGION_HEAP,
	                                       .unit = unit,
	                                       .handle = location,
	                                       .location = location,
	                                       .name = "",
	                                       .initial = nothing});
	if (found) {
		const struct memory *content;
		const char *name;
		uint32_t size = bri_globals_heap(in, unit, location, &content, &name);
		in->regions[found].initial = content;
		in->regions[found].size = size;
		in->regions[found].name = name;
	}
	return found;
}

uint32_t bri_symbol_of_load(struct interp *in, uint32_t region, uint32_t offset, uint32_t size)
{
	uint32_t found = region_find(in, REGION_LOAD, region, offset, size);
	if (!found)
		found = region_add(in, (struct region){.kind = REGION_LOAD,
		                                       .unit = region,
		                                       .handle = offset,
		                                       .act = size,
		                                       .read_only = true,
		                                       .name = "",
		                                       .initial = bri_memory_fill(in, CONTENT_UNINIT, 0, NULL)});
	return SYMBOL_LOADED | found;
}

uint32_t bri_region_of_box(struct interp *in, uint32_t owner, uint32_t offset)
{
	uint32_t found = region_find(in, REGION_BOX, owner, offset, 0);
	bool of_static = region_is_static(&in->regions[owner]);
	return found ? found
	             : region_add(in, (struct region){.kind = REGION_BOX,
	                                              .unit = owner,
	                                              .handle = offset,
	                                              .of_static = of_static,
	                                              .name = in->regions[owner].name,
	                                              .initial = bri_memory_fill(in, CONTENT_UNINIT, 0, NULL)});
}

uint32_t bri_region_of_symbol(struct interp *in, uint32_t symbol, const char *name)
{
	uint32_t found = region_find(in, REGION_SYMBOL, 0, symbol, 0);
	if (found)
		return found;
	return region_add(in, (struct region){.kind = REGION_SYMBOL,
	                                      .handle = symbol,
	                                      .name = name,
	                                      .initial = bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL)});
}

uint32_t bri_region_of_text(struct interp *in, uint32_t unit, uint32_t node)
{
	uint32_t found = region_find(in, REGION_TEXT, unit, node, 0);
	if (found)
		return found;
	const struct bri_unit *facts = in->world->units[unit].unit;
	const struct bri_node *text = bri_unit_node(facts, node);
	struct origin *origin = bri_interp_alloc(in, sizeof *origin);
	/* What travelled knows no place of a literal: then it is where it is used. */
	*origin = (struct origin){.kind = ORIGIN_WRITTEN,
	                          .unit = unit,
	                          .location = text->location ? text->location : in->location,
	                          .length = 1,
	                          .name = ""};
	struct memory *memory = bri_interp_alloc(in, sizeof *memory);
	struct cell *cell = bri_interp_alloc(in, sizeof *cell);
	*cell = (struct cell){.length = text->b,
	                      .content = CONTENT_BYTES,
	                      .bytes = bri_unit_bytes(facts, text),
	                      .origin = origin,
	                      .act = in->act_now};
	memory->gap = (struct cell){.length = UINT32_MAX, .content = CONTENT_UNKNOWN};
	memory->count = text->b ? 1 : 0;
	memory->cells = cell;
	return region_add(in, (struct region){.kind = REGION_TEXT,
	                                      .unit = unit,
	                                      .handle = node,
	                                      .size = text->b,
	                                      .read_only = true,
	                                      .name = "",
	                                      .initial = memory});
}

/* A constructor's call stands for the initialiser: it works on the object itself. */
static const struct memory *constructed(struct interp *in, struct state *state, uint32_t call, uint32_t region)
{
	in->regions[region].initial = bri_memory_fill(in, CONTENT_ZERO, 0, NULL);
	bri_eval(in, state, call);
	return bri_state_get(in, state, region);
}

/* What file-scope objects hold elsewhere is there from the start, as they are. */
static void keep_boxes(struct interp *in, const struct state *state)
{
	for (uint32_t r = 1; r < in->region_count && !in->stop; r++)
		if (in->regions[r].kind == REGION_BOX || in->regions[r].kind == REGION_FRESH) {
			const struct memory *memory = bri_state_get(in, state, r);
			in->regions[r].initial =
			    in->regions[r].kind == REGION_FRESH || in->regions[r].of_static ? bri_memory_unowned(in, memory) : memory;
		}
}

/* In a program what an object began with may be told of in another unit: it says where it stands. */
static const struct memory *placed(struct interp *in, const struct memory *memory, uint32_t unit,
                                   const struct bri_object *object)
{
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	struct cell *cells = bri_interp_alloc(in, (memory->count + 1) * sizeof *cells);
	struct origin *origin = bri_interp_alloc(in, sizeof *origin);
	if (in->stop || !in->run || !in->run->is_program)
		return memory;
	*origin = (struct origin){.kind = ORIGIN_INIT,
	                          .unit = unit,
	                          .location = object->location,
	                          .length = 1,
	                          .name = bri_unit_text(in->world->units[unit].unit, object->name)};
	*copy = *memory;
	copy->cells = cells;
	for (uint32_t i = 0; i < memory->count; i++) {
		cells[i] = memory->cells[i];
		if (cells[i].content == CONTENT_VALUE)
			cells[i].value = bri_value_step(in, cells[i].value, ORIGIN_INIT, origin->name, unit, object->location, 0);
		else if (!cells[i].origin)
			cells[i].origin = origin;
	}
	return copy;
}

/* What a static object holds when a root starts: its initialiser where no other unit or body can have changed it,
 * or where nobody in sight does and it isn't empty to begin with; else that, or what bodies leave in it. */
static const struct memory *static_content(struct interp *in, uint32_t unit, uint32_t handle, uint32_t id)
{
	struct world_unit *home = &in->world->units[unit];
	const struct bri_object *object = bri_unit_object(home->unit, handle);
	const struct world_object *known = &home->objects[handle];
	bool fixed = object->flags & BRI_OBJECT_CONST || !(known->written || known->aliased);
	bool yields = object->flags & BRI_OBJECT_WEAK && !(in->run && in->run->is_program);
	bool visible = yields || (object->flags & (BRI_OBJECT_EXTERN | BRI_OBJECT_DECLARED) &&
	                          !(object->flags & BRI_OBJECT_CONST) && !(in->run && in->run->closed));
	const struct memory *memory = bri_memory_fill(in, CONTENT_ZERO, 0, NULL);
	/* A volatile number may be a register's; a volatile pointer is a pointer that the compiler is to leave alone. */
	bool changes = object->flags & BRI_OBJECT_VOLATILE && !(object->shape.type == BRI_POINTER && object->init);
	if (object->flags & BRI_OBJECT_DECLARED || changes)
		return bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL);
	if (object->init) {
		struct activation *top = in->top, fake = *top;
		uint32_t now = in->act_now;
		fake.unit = unit;
		fake.function = 0;
		fake.caller = NULL;
		fake.id = 0;
		in->location = object->location;
		in->top = &fake;
		in->act_now = 0;
		struct state *state = bri_state_new(in);
		const struct bri_node *init = bri_unit_node(home->unit, object->init);
		if (init->kind == BRI_CALL && init->type == BRI_VOID)
			memory = bri_memory_unowned(in, constructed(in, state, object->init, id));
		else
			memory = placed(in, bri_initialise(in, state, memory, object->init, 0, object->shape.size), unit,
			                object);
		keep_boxes(in, state);
		in->top = top;
		in->act_now = now;
	}
	if (fixed && !yields && (object->init || !visible))
		return memory;
	return bri_globals_content(in, unit, handle, object->init ? memory : NULL, visible);
}

uint32_t bri_region_of_object(struct interp *in, uint32_t unit, uint32_t object, uint32_t act)
{
	struct world_object *definition = &in->world->units[unit].objects[object];
	const struct bri_object *facts = bri_unit_object(in->world->units[unit].unit, object);
	bool local = facts->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM);
	if (!local) {
		act = 0;
		unit = definition->unit;
		object = definition->object;
		facts = bri_unit_object(in->world->units[unit].unit, object);
	}
	uint32_t found = region_find(in, REGION_OBJECT, unit, object, act);
	if (found)
		return found;
	uint32_t id = region_add(
	    in, (struct region){.kind = REGION_OBJECT,
	                        .unit = unit,
	                        .handle = object,
	                        .act = act,
	                        .size = facts->shape.size,
	                        .escaped = facts->flags & BRI_OBJECT_DECLARED ||
	                                   (facts->flags & BRI_OBJECT_EXTERN && !(in->run && in->run->closed)),
	                        .read_only = (facts->flags & BRI_OBJECT_CONST) && !local,
	                        .changes = !local && facts->flags & BRI_OBJECT_VOLATILE && facts->shape.type != BRI_POINTER &&
	                                   facts->shape.type != BRI_AGGREGATE,
	                        .placed = facts->flags & BRI_OBJECT_PLACED && !(facts->flags & BRI_OBJECT_CONST),
	                        .name = bri_unit_text(in->world->units[unit].unit, facts->name),
	                        .initial = bri_memory_fill(in, local ? CONTENT_UNINIT : CONTENT_UNKNOWN, 0, NULL)});
	if (!local && id) {
		const struct memory *content = static_content(in, unit, object, id);
		in->regions[id].initial = content;
	}
	return id;
}
