/* SPDX-License-Identifier: Apache-2.0 */
/* Objects that hold their contents elsewhere: strings, vectors, what wraps them.
 * A pointer at the object's start leads to a region of its own, the box, so that
 * copies, members and results of such a class are followed like any pointer. */
#include "interp.h"

#include <stdio.h>
#include <string.h>

static struct bri_node pointer_shape(const struct interp *in)
{
	const char *size = bri_unit_option(interp_unit(in), "pointer-size");
	return (struct bri_node){.type = BRI_POINTER, .size = size && size[0] == '4' ? 4 : 8};
}

static struct value boxes_in(struct interp *in, const struct memory *memory, uint32_t offset, uint32_t act)
{
	struct value result = bri_value_none();
	for (uint32_t i = 0; i < memory->count && memory->cells[i].offset <= offset; i++) {
		const struct cell *cell = &memory->cells[i];
		if (cell->offset != offset || cell->content != CONTENT_VALUE)
			continue;
		for (uint32_t k = 0; k < cell->value.count; k++) {
			const struct atom *atom = &cell->value.atoms[k];
			if (atom->kind == ATOM_ADDRESS && in->regions[atom->id].kind == REGION_BOX)
				result = bri_value_owned(in, cell->value, act); /* what else it may be, too */
		}
	}
	return result;
}

struct value bri_box_follow(struct interp *in, struct state *state, struct value value)
{
	struct value result = bri_value_none();
	bool any = false;
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		const struct atom *atom = &value.atoms[i];
		uint32_t offset, region = atom->kind == ATOM_ADDRESS ? atom->id : 0;
		struct value inside = bri_value_none();
		if (region && in->regions[region].kind != REGION_BOX && atom_offset(atom, &offset))
			inside = boxes_in(in, bri_state_get(in, state, region), offset,
			                  atom->act ? atom->act : in->act_now);
		any |= inside.count > 0;
		result = bri_value_join(in, result, inside.count ? inside : bri_value_of(in, *atom));
	}
	return any ? result : value;
}

struct value bri_box_contents(struct interp *in, struct state *state, struct value object)
{
	/* Where the contents aren't known, the object stands for them: asked twice they are the same. */
	struct value inside = bri_box_follow(in, state, object);
	return inside.count ? inside : bri_value_unknown(in, 0, 0);
}

struct value bri_box_make(struct interp *in, struct state *state, struct value object)
{
	struct bri_node shape = pointer_shape(in);
	struct value result = bri_value_none();
	for (uint32_t i = 0; i < object.count && !in->stop; i++) {
		uint32_t region = bri_atom_region(in, &object.atoms[i]), offset;
		if (!region)
			continue;
		if (in->regions[region].kind == REGION_BOX) { /* an element of a container: its text is part of it */
			result = bri_value_join(in, result, bri_value_of(in, object.atoms[i]));
			continue;
		}
		bool exact = atom_offset(&object.atoms[i], &offset);
		uint32_t box = bri_region_of_box(in, region, exact ? offset : UINT32_MAX);
		struct value made = bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = box, .act = in->act_now});
		if (exact)
			bri_store(in, state, bri_value_of(in, object.atoms[i]), made, shape.size);
		result = bri_value_join(in, result, made);
	}
	return result.count ? result : bri_value_unknown(in, 0, 0);
}

struct value bri_box_holding(struct interp *in, struct state *state, struct value pointer)
{
	struct bri_node shape = pointer_shape(in);
	uint32_t region = bri_region_fresh(in, 0, "", bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL));
	struct value object = bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = in->act_now});
	if (pointer.count)
		bri_store(in, state, object, pointer, shape.size);
	return object;
}

/* A view is a length and a pointer: an object of two words, the first a number, the second where the contents are. */
static struct value behind_view(struct interp *in, struct state *state, struct value value)
{
	struct bri_node shape = pointer_shape(in);
	struct bri_node number = {.type = BRI_UNSIGNED, .size = shape.size};
	uint32_t region = value.count == 1 && value.atoms[0].kind == ATOM_ADDRESS ? value.atoms[0].id : 0;
	int64_t length;
	if (!region || in->regions[region].kind == REGION_BOX || in->regions[region].kind == REGION_TEXT)
		return value;
	if (!bri_value_single(bri_load(in, state, value, &number), &length))
		return value;
	struct value inside =
		bri_load(in, state, bri_pointer_moved(in, value, bri_value_int(in, shape.size, NULL), 1), &shape);
	for (uint32_t i = 0; i < inside.count; i++)
		if (inside.atoms[i].kind != ATOM_ADDRESS)
			return value;
	return inside.count ? inside : value;
}

/* ---- effects on contents ------------------------------------------------------------ */

#define ARGS_MAX 66

/* An object that was never given contents is empty: what is appended begins them. */
static struct value contents_to_extend(struct interp *in, struct state *state, struct value object)
{
	struct value inside = bri_box_contents(in, state, object);
	uint32_t region = object.count == 1 ? bri_atom_region(in, &object.atoms[0]) : 0;
	bool is_box = inside.count && inside.atoms[0].kind == ATOM_ADDRESS &&
	              in->regions[inside.atoms[0].id].kind == REGION_BOX;
	if (is_box || !region || bri_state_get(in, state, region)->gap.content != CONTENT_UNINIT)
		return inside;
	return bri_box_make(in, state, object);
}

/* A pointer into the contents: at an index, or anywhere. */
static struct value pointer_into(struct interp *in, struct state *state, const struct bri_api *api,
                                 const struct call_site *site)
{
	struct value pointer = behind_view(in, state, bri_box_contents(in, state, site->given[api->arg]));
	if (api->effect == BRI_EFFECT_FIND)
		pointer = bri_pointer_moved(in, pointer, bri_value_unknown(in, 0, ATOM_CONSTANT), 4096);
	else if (api->length < site->count)
		pointer = bri_pointer_moved(in, pointer, site->given[api->length], 1);
	return site->node->type == BRI_AGGREGATE ? bri_box_holding(in, state, pointer) : pointer;
}

bool bri_effect_boxed(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                      struct value *ret_result)
{
	static const struct bri_node byte = {.type = BRI_UNSIGNED, .size = 1};
	struct bri_api plain = *api;
	struct call_site inner = *site;
	struct value args[ARGS_MAX], object = bri_value_none();
	bool numbers = api->effect == BRI_EFFECT_SET || api->effect == BRI_EFFECT_APPEND_TEXT;
	if ((api->arg != BRI_NO_ARG && api->arg >= site->count) || site->count + 1 > ARGS_MAX ||
	    (api->to != BRI_NO_ARG && api->to != BRI_TO_RESULT && api->to >= site->count))
		return false;
	if (api->to == BRI_NO_ARG && api->effect != BRI_EFFECT_FILL) {
		*ret_result = pointer_into(in, state, api, site);
		return true;
	}
	memcpy(args, site->args, site->count * sizeof *args);
	if (api->arg < site->count && !(api->flags & BRI_API_DEREF) && api->effect != BRI_EFFECT_FILL)
		args[api->arg] = behind_view(in, state, args[api->arg]);
	if (api->flags & BRI_API_DEREF) {
		struct bri_node shape = numbers ? byte : pointer_shape(in);
		args[api->arg] = bri_load(in, state, site->args[api->arg], &shape);
	}
	unsigned at = api->to == BRI_TO_RESULT ? (unsigned)site->count : api->to == BRI_NO_ARG ? api->arg : api->to;
	object = api->to == BRI_TO_RESULT ? bri_box_holding(in, state, bri_value_none()) : site->given[at];
	if (api->to == BRI_TO_RESULT && ret_result->count)
		object = *ret_result; /* a fact before made it */
	args[at] = api->effect == BRI_EFFECT_APPEND_TEXT ? contents_to_extend(in, state, object)
	                                                 : bri_box_make(in, state, object);
	plain.flags &= ~(uint32_t)BRI_API_BOXED;
	if (api->effect != BRI_EFFECT_FILL)
		plain.to = (uint8_t)at;
	inner.args = args;
	inner.count = at >= site->count ? at + 1 : site->count;
	bool said = bri_effect_plain(in, state, &plain, &inner, ret_result);
	if (api->to == BRI_TO_RESULT)
		*ret_result = object;
	return said;
}

/* ---- what is appended ---------------------------------------------------------------- */

/* A character, or a number written out: what is appended to a text by value. */
bool bri_arg_is_scalar(struct interp *in, const struct bri_api *api, const struct call_site *site, uint32_t *ret_size)
{
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	if (api->arg >= count || site->node->kind != BRI_CALL)
		return false;
	const struct bri_node *arg = bri_unit_node(unit, items[api->arg]);
	bool deref = api->flags & BRI_API_DEREF && api->effect == BRI_EFFECT_APPEND_TEXT;
	*ret_size = deref ? 1 : arg->size;
	return deref || arg->type == BRI_SIGNED || arg->type == BRI_UNSIGNED || arg->type == BRI_FLOAT;
}

bool bri_scalar_text(struct value value, uint32_t size, char *text, uint32_t room, bool *ret_complete)
{
	int64_t number;
	text[0] = 0;
	*ret_complete = bri_value_single(value, &number) && (size != 1 || number != 0);
	if (*ret_complete && size == 1)
		snprintf(text, room, "%c", (char)number);
	else if (*ret_complete)
		snprintf(text, room, "%lld", (long long)number);
	return *ret_complete;
}
