/* SPDX-License-Identifier: Apache-2.0 */
/* Is there, in what a name forbids it for, something that was drawn from a generator that can be predicted? */
#include "check.h"
#include "interp.h"

#include <string.h>

/* The member that the store gives a value; NULL: it is none, or nobody knows. */
static const char *stored_member(const struct interp *in, const struct origin *store)
{
	if (!store || store->kind != ORIGIN_STORED)
		return NULL;
	const struct bri_unit *unit = in->world->units[store->unit].unit;
	for (uint32_t n = 1; n <= bri_unit_nodes(unit); n++) {
		const struct bri_node *node = bri_unit_node(unit, n), *target = bri_unit_node(unit, node->a);
		if (node->kind == BRI_ASSIGN && node->location == store->location && target->kind == BRI_FIELD)
			return bri_lvalue_name(unit, node->a);
	}
	return NULL;
}

/* A number further on that another member holds: a row's slot is no session id, though the row is a session. */
static bool is_other_member(struct interp *in, const struct cell *cell, const char *name, uint32_t offset, uint32_t tag)
{
	if (cell->content != CONTENT_VALUE || cell->length < 2 || cell->offset <= offset || cell->tags & tag)
		return false;
	for (uint32_t i = 0; i < cell->value.count; i++) {
		const struct atom *atom = &cell->value.atoms[i];
		const char *member = atom->tags & tag ? stored_member(in, atom->origin) : NULL;
		if (atom->tags & tag && (!member || bri_named_member(in, name, member, tag)))
			return false;
	}
	return true;
}

static bool is_elsewhere(struct interp *in, const struct memory *memory, const char *name, uint32_t offset, uint32_t tag)
{
	for (uint32_t c = 0; c <= memory->count && !in->stop; c++) {
		const struct cell *cell = c < memory->count ? &memory->cells[c] : &memory->gap;
		uint32_t tags = cell->content == CONTENT_VALUE ? bri_value_tags(cell->value) : cell->tags;
		if (tags & tag && (c == memory->count || cell->offset + cell->length > offset) &&
		    !is_other_member(in, cell, name, offset, tag))
			return false;
	}
	return !in->stop;
}

bool bri_find_drawn(struct interp *in, struct state *state, const char *name, struct value value, uint32_t tag,
                    struct atom *ret_atom)
{
	for (uint32_t i = 0; i < value.count; i++) {
		const struct atom *atom = &value.atoms[i];
		uint32_t region = bri_atom_region(in, atom), offset = 0;
		*ret_atom = *atom;
		if (atom->tags & tag && !(atom->tags & BRI_TAG_TOLD)) {
			for (uint32_t k = i + 1; k < value.count; k++) /* one draw or the other: both reached it */
				if (value.atoms[k].tags & tag)
					ret_atom->origin = bri_origin_join(in, ret_atom->origin, value.atoms[k].origin);
			return true;
		}
		if (!region || !atom_offset(atom, &offset))
			continue;
		struct window window = bri_memory_window(bri_state_get(in, state, region), in->regions[region].size,
		                                         offset, atom->extent ? atom->extent : UINT32_MAX);
		if (!(window.tags & tag) || window.tags & BRI_TAG_TOLD ||
		    is_elsewhere(in, bri_state_get(in, state, region), name, offset, tag))
			continue;
		ret_atom->origin = window.origin;
		ret_atom->tags = window.tags;
		ret_atom->act = window.has_act && window.act ? window.act : atom->act;
		return true;
	}
	return false;
}

struct value bri_unplaced_parts(struct interp *in, const struct call_site *site, const struct bri_api *api, unsigned to)
{
	struct value parts = bri_value_none();
	uint32_t offset;
	bool placed = true;
	for (uint32_t i = 0; i < site->given[to].count; i++)
		placed &= site->given[to].atoms[i].kind != ATOM_ADDRESS || atom_offset(&site->given[to].atoms[i], &offset);
	if (placed || api->effect == BRI_EFFECT_FILL)
		return parts;
	bool is_format = api->effect == BRI_EFFECT_FORMAT;
	for (size_t i = api->arg + (is_format ? 1u : 0u); i < site->count && (is_format || i == api->arg); i++)
		parts = bri_value_join(in, parts, site->args[i]);
	return parts;
}
