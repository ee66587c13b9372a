/* SPDX-License-Identifier: Apache-2.0 */
/* Members that calls write through what they are handed: asked about as if the call were a store. */
#include "check.h"
#include "interp.h"

/* The member that an argument is, or points to by its first byte: NULL when it isn't one. */
static const struct bri_node *member_of(const struct interp *in, uint32_t u, uint32_t expression, uint32_t *ret_field,
                                        bool *ret_is_address)
{
	const struct bri_unit *unit = in->world->units[u].unit;
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_unit_node(unit, expression = bri_stands_for(in->world, u, expression));
		bool first = node->kind == BRI_ELEMENT && bri_unit_node(unit, node->b)->kind == BRI_INT &&
		             bri_node_int(bri_unit_node(unit, node->b)) == 0;
		*ret_field = expression;
		*ret_is_address |= node->kind == BRI_ADDRESS;
		if (node->kind == BRI_FIELD)
			return node;
		if (node->kind != BRI_ADDRESS && node->kind != BRI_CAST && !first)
			return NULL;
		expression = node->a;
	}
	return NULL;
}

/* Fills it with one byte, not with what stands for nothing. */
static bool fills(const struct call_site *site, const struct bri_api *api)
{
	const struct value *byte = api->effect == BRI_EFFECT_SET && api->arg < site->count ? &site->args[api->arg] : NULL;
	return byte && byte->count == 1 && byte->atoms[0].kind == ATOM_INT && (byte->atoms[0].number & 0xff) != 0 &&
	       (byte->atoms[0].number & 0xff) != 0xff;
}

void bri_check_written(struct interp *in, struct state *state, const struct call_site *site)
{
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	for (uint32_t i = 0; i < site->api_count && !in->stop; i++) {
		const struct bri_api *api = &site->apis[i];
		uint32_t field;
		bool is_address = false;
		if ((api->effect != BRI_EFFECT_COPY && api->effect != BRI_EFFECT_COPY_TEXT &&
		     api->effect != BRI_EFFECT_APPEND_TEXT && api->effect != BRI_EFFECT_FORMAT && !fills(site, api)) ||
		    api->to >= site->count || api->to >= count)
			continue;
		const struct value to = site->given[api->to];
		const struct bri_node *member = member_of(in, site->unit, items[api->to], &field, &is_address);
		if (!member && to.count == 1 && (field = bri_check_placed(in, &to.atoms[0])))
			member = bri_unit_node(unit, field);
		if (!member)
			bri_check_called_written(in, state, items[api->to], to, site->node->location);
		if (!member || !to.count || member->type != BRI_AGGREGATE)
			continue;
		/* users[i].password: what is copied, whichever it goes to. */
		bool copies = (api->effect == BRI_EFFECT_COPY || api->effect == BRI_EFFECT_COPY_TEXT) && api->arg < site->count;
		bool is_one = to.count == 1 && !(to.atoms[0].flags & (ATOM_ANYWHERE | ATOM_WITHIN));
		struct value written = copies && !is_one ? site->args[api->arg] : bri_value_none();
		if (!written.count && to.count == 1) {
			struct atom atom = to.atoms[0];
			atom.extent = member->size;
			written = bri_value_of(in, atom);
			if (api->flags & BRI_API_BOXED) /* the object itself is a pointer and what it counts by */
				written = bri_box_follow(in, state, written);
		}
		if (written.count)
			bri_check_store(in, state, field, written, to, site->node->location);
	}
}

/* Calls a function of the class for its object. */
static bool is_own_object(const struct interp *in, const struct call_site *site, size_t arg)
{
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const struct bri_node *callee = bri_unit_node(unit, site->node->a);
	return arg == 0 && callee->kind == BRI_FUNCTION && bri_has_object(unit, bri_unit_function(unit, callee->a));
}

/* Bytes or a pointer, not only what it counts by. */
static bool holds_more_than_numbers(struct interp *in, struct state *state, const struct atom *object)
{
	uint32_t offset, region = bri_atom_region(in, object);
	const struct memory *memory = region ? bri_state_get(in, state, region) : NULL;
	bool is_exact = region && atom_offset(object, &offset);
	for (uint32_t i = 0; is_exact && i < memory->count; i++) {
		const struct cell *cell = &memory->cells[i];
		bool is_bytes = cell->content == CONTENT_BYTES || cell->content == CONTENT_CONSTANT;
		bool is_pointer = cell->content == CONTENT_VALUE && cell->value.count && cell->value.atoms[0].kind == ATOM_ADDRESS;
		if (cell->offset >= offset && cell->offset - offset < object->extent && (is_pointer || (is_bytes && cell->length > 1)))
			return true;
	}
	return false;
}

/* The member that is handed over to be written, an array or anything else's address, and that facts speak of; NULL: none. */
static const struct bri_node *given_member(struct interp *in, const struct call_site *site, size_t arg, struct atom *ret_atom,
                                           uint32_t *ret_field)
{
	size_t count;
	bool is_address = false;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	const struct world_unit *home = &in->world->units[site->unit];
	const struct bri_node *member = arg < count && site->args[arg].count == 1
	                                    ? member_of(in, site->unit, items[arg], ret_field, &is_address)
	                                    : NULL;
	if (!member && arg < count && site->args[arg].count == 1 && (*ret_field = bri_check_placed(in, &site->args[arg].atoms[0])))
		member = bri_unit_node(unit, *ret_field);
	if (!member || (member->type != BRI_AGGREGATE && !is_address) || member->b >= home->names || !home->fields[member->b] ||
	    bri_unit_node(unit, items[arg])->flags & BRI_READ_ONLY)
		return NULL;
	*ret_atom = site->args[arg].atoms[0];
	ret_atom->extent = member->size;
	return member;
}

void bri_check_given(struct interp *in, struct state *state, const struct call_site *site,
                     const struct memory *ret_before[BRI_GIVEN_MAX])
{
	for (size_t i = 0; i < BRI_GIVEN_MAX; i++) {
		struct atom atom;
		uint32_t field;
		bool is_given = in->run && i < site->count && given_member(in, site, i, &atom, &field);
		uint32_t region = is_given ? bri_atom_region(in, &atom) : 0;
		ret_before[i] = region ? bri_state_get(in, state, region) : NULL;
	}
}

void bri_check_filled(struct interp *in, struct state *state, const struct call_site *site,
                      const struct memory *const before[BRI_GIVEN_MAX])
{
	for (size_t i = 0; i < BRI_GIVEN_MAX && state->live && !in->stop; i++) {
		struct atom atom;
		uint32_t field = 0;
		const struct bri_node *member = before[i] ? given_member(in, site, i, &atom, &field) : NULL;
		if (!member || bri_memory_equal(bri_state_get(in, state, bri_atom_region(in, &atom)), before[i]))
			continue;
		struct value object = bri_value_of(in, atom);
		struct value contents = member->type == BRI_AGGREGATE ? bri_box_follow(in, state, object)
		                                                      : bri_load(in, state, object, member);
		/* What a class's own function sets of it (a flag, a count) isn't what it holds. */
		if (!is_own_object(in, site, i) || !bri_value_equal(contents, object) || holds_more_than_numbers(in, state, &atom))
			bri_check_store(in, state, field, contents, site->args[i], site->node->location);
	}
}
