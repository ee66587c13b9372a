/* SPDX-License-Identifier: Apache-2.0 */
/* Objects that other units define, and what parameters point to: what is written there goes where nobody here sees, and is
 * asked about by the facts on members of that name.  Only secrets are: a password or a key stays one wherever it lies. */
#include "anchor.h"
#include "check.h"
#include "interp.h"

#include <string.h>

/* Does the call write, as the policy has it, through its argument?  -1: through none. */
static int written_by(const struct bri_api *api)
{
	switch (api->effect) {
	case BRI_EFFECT_COPY:
	case BRI_EFFECT_COPY_TEXT:
	case BRI_EFFECT_FORMAT:
	case BRI_EFFECT_SET:
		return api->flags & BRI_API_DEREF ? -1 : api->to;
	default:
		return -1;
	}
}

/* The object, or parameter, that is written: `through` it, or to a pointer itself; NULL: another thing is. */
static const struct bri_object *target_of(const struct world *world, uint32_t unit, uint32_t lvalue, bool through)
{
	const struct bri_unit *facts = world->units[unit].unit;
	const struct bri_node *node = bri_unit_node(facts, bri_uncast(facts, lvalue));
	if (node->kind == (through ? BRI_ADDRESS : BRI_DEREF)) {
		through = !through;
		node = bri_unit_node(facts, bri_uncast(facts, node->a));
		bool is_first = node->kind == BRI_ELEMENT && bri_unit_node(facts, node->b)->kind == BRI_INT &&
		                bri_node_int(bri_unit_node(facts, node->b)) == 0;
		node = is_first ? bri_unit_node(facts, bri_uncast(facts, node->a)) : node;
		through |= node->type == BRI_AGGREGATE;
	}
	const struct bri_object *object = node->kind == BRI_OBJECT ? bri_unit_object(facts, node->a) : NULL;
	if (!object || object->flags & (BRI_OBJECT_SYSTEM | BRI_OBJECT_CONST))
		return NULL;
	bool is_strange = object->flags & BRI_OBJECT_DECLARED && (through || object->shape.type == BRI_POINTER);
	return is_strange || (object->flags & BRI_OBJECT_PARAM && through && object->shape.type == BRI_POINTER) ? object : NULL;
}

static bool is_of_secrets(const struct world *world, const struct bri_api *apis, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!bri_is_general(world->policy, &apis[i]) || apis[i].role == BRI_NOTHING ||
		    !(bri_policy_roles(world->policy, NULL)[apis[i].role].flags & BRI_ROLE_SECRET))
			return false;
	return count > 0;
}

static void look_up(struct world *world, struct world_unit *home, const struct bri_object *object)
{
	char member[256] = "*.";
	size_t count = 0;
	const char *name = object ? bri_unit_text(home->unit, object->name) : "";
	if (!name[0] || home->field_counts[object->name] || strlen(name) + 3 > sizeof member)
		return;
	const struct bri_api *apis = bri_find_field(world->policy, strcat(member, name), &count);
	bool is_secret = apis && is_of_secrets(world, apis, count);
	home->fields[object->name] = is_secret ? apis : NULL;
	home->field_counts[object->name] = is_secret ? (uint32_t)count : UINT32_MAX;
}

/* What an assignment or a call of a library writes; NULL: no more, or nothing of the kind.  `n`: of a call's facts. */
static const struct bri_object *written(const struct world *world, uint32_t unit, const struct bri_node *node, uint32_t n)
{
	const struct world_unit *home = &world->units[unit];
	size_t count;
	if (node->kind == BRI_ASSIGN)
		return node->type == BRI_POINTER ? target_of(world, unit, node->a, false) : NULL;
	const struct bri_api *api = &home->functions[bri_unit_node(home->unit, node->a)->a].apis[n];
	const uint32_t *items = bri_unit_list(home->unit, node, &count);
	int to = written_by(api);
	return to >= 0 && (size_t)to < count ? target_of(world, unit, items[to], true) : NULL;
}

static uint32_t facts_of(const struct world_unit *home, const struct bri_node *node)
{
	const struct bri_node *callee = bri_unit_node(home->unit, node->kind == BRI_CALL ? node->a : 0);
	return node->kind == BRI_ASSIGN ? 1 : callee->kind == BRI_FUNCTION ? home->functions[callee->a].api_count : 0;
}

void bri_called_find(struct world *world, uint32_t unit, const struct bri_node *node)
{
	struct world_unit *home = &world->units[unit];
	for (uint32_t i = 0; i < facts_of(home, node); i++)
		look_up(world, home, written(world, unit, node, i));
}

bool bri_sets_called(const struct world *world, uint32_t unit, const struct bri_node *node)
{
	const struct world_unit *home = &world->units[unit];
	for (uint32_t i = 0; i < facts_of(home, node); i++) {
		const struct bri_object *object = written(world, unit, node, i);
		if (object && home->fields[object->name])
			return true;
	}
	return false;
}

/* A function that is handed to others: whoever takes it says what it writes. */
static bool is_callback(const struct interp *in, const struct bri_object *object)
{
	return object->flags & BRI_OBJECT_PARAM && in->world->units[in->top->unit].functions[in->top->function].taken;
}

void bri_check_called(struct interp *in, struct state *state, uint32_t lvalue, struct value value, uint32_t location)
{
	const struct bri_object *object = in->run ? target_of(in->world, in->top->unit, lvalue, false) : NULL;
	if (object && !is_callback(in, object))
		bri_check_field(in, state, object->name, value, location);
}

void bri_check_called_written(struct interp *in, struct state *state, uint32_t expression, struct value to, uint32_t location)
{
	const struct bri_object *object = target_of(in->world, in->top->unit, expression, true);
	const struct world_unit *home = &in->world->units[in->top->unit];
	uint32_t region = object && home->fields[object->name] && to.count == 1 ? bri_atom_region(in, &to.atoms[0]) : 0, at;
	if (!region || is_callback(in, object) || !atom_offset(&to.atoms[0], &at))
		return;
	bool is_array = object->shape.type == BRI_AGGREGATE;
	struct atom contents = {.kind = ATOM_ADDRESS, .id = region, .number = at, .extent = is_array ? object->shape.size : 0,
	                        .act = to.atoms[0].act};
	bri_check_field(in, state, object->name, bri_value_of(in, contents), location);
}
