/* SPDX-License-Identifier: Apache-2.0 */
/* What bodies in sight store into file-scope objects.  Without regard to order: a
 * later run of a function that reads one may find any of them there. */
#include "check.h"
#include "interp.h"

#define STORES_MAX 4000u

struct global_store {
	struct global_store *next;
	uint32_t unit, object, offset, size;
	uint8_t kind; /* ATOM_INT, ATOM_FUNCTION, or ATOM_ADDRESS of a literal or file-scope object */
	bool text;
	uint32_t at_unit, at; /* function, string node or object */
	int64_t number;
	uint32_t store_unit, location;
	const char *name;
};

static bool same(const struct global_store *a, const struct global_store *b)
{
	return a->unit == b->unit && a->object == b->object && a->offset == b->offset && a->size == b->size &&
	       a->kind == b->kind && a->text == b->text && a->at_unit == b->at_unit && a->at == b->at &&
	       a->number == b->number;
}

void bri_globals_store(struct interp *in, uint32_t region, uint32_t offset, uint32_t size, struct value value)
{
	const struct region *home = &in->regions[region];
	struct judge_run *run = in->run;
	if (run->global_stores >= STORES_MAX) { /* a generated table filler, most likely */
		run->unknown++;
		return;
	}
	for (uint32_t i = 0; i < value.count; i++) {
		const struct atom *atom = &value.atoms[i];
		struct global_store store = {.unit = home->unit,
		                             .object = home->handle,
		                             .offset = offset,
		                             .size = size,
		                             .kind = atom->kind,
		                             .number = atom->number,
		                             .name = home->name,
		                             .store_unit = in->top->unit,
		                             .location = in->location};
		if (atom->kind == ATOM_FUNCTION) {
			store.at_unit = atom->unit;
			store.at = atom->id;
		} else if (atom->kind == ATOM_ADDRESS && !(atom->flags & ATOM_ANYWHERE) &&
		           region_is_static(&in->regions[atom->id])) {
			store.text = in->regions[atom->id].kind == REGION_TEXT;
			store.at_unit = in->regions[atom->id].unit;
			store.at = in->regions[atom->id].handle;
		} else if (atom->kind != ATOM_INT) {
			continue;
		}
		const struct global_store *old = run->globals;
		while (old && !same(old, &store))
			old = old->next;
		struct global_store *kept = old ? NULL : bri_pool_alloc(&run->keep, sizeof *kept);
		if (!kept)
			continue;
		*kept = store;
		kept->next = run->globals;
		run->globals = kept;
		run->global_stores++;
	}
}

const struct memory *bri_globals_apply(struct interp *in, uint32_t unit, uint32_t object, const struct memory *memory)
{
	for (const struct global_store *s = in->run ? in->run->globals : NULL; s && !in->stop; s = s->next) {
		if (s->unit != unit || s->object != object)
			continue;
		struct origin *origin = bri_interp_alloc(in, sizeof *origin);
		*origin = (struct origin){.kind = ORIGIN_STORED,
		                          .name = s->name,
		                          .unit = s->store_unit,
		                          .location = s->location,
		                          .length = 1};
		struct atom atom = {
		    .kind = s->kind, .number = s->number, .id = s->at, .unit = s->at_unit, .origin = origin};
		if (s->kind == ATOM_ADDRESS)
			atom.id = s->text ? bri_region_of_text(in, s->at_unit, s->at)
			                  : bri_region_of_object(in, s->at_unit, s->at, 0);
		struct value value = bri_value_join(in, bri_value_of(in, atom), bri_value_unknown(in, 0, 0));
		for (uint32_t i = 0; i < memory->count; i++) {
			const struct cell *cell = &memory->cells[i];
			if (cell->offset == s->offset && cell->length == s->size && cell->content == CONTENT_VALUE)
				value = bri_value_join(in, cell->value, value);
		}
		memory = bri_memory_write(
		    in, memory,
		    (struct cell){.offset = s->offset, .length = s->size, .content = CONTENT_VALUE, .value = value});
	}
	return memory;
}
