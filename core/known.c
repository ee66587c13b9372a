/* SPDX-License-Identifier: Apache-2.0 */
/* What the policy knows of the functions and members that a unit names, asked once for each name. */
#include "world.h"
#include "anchor.h"
#include "interp.h"

#include <string.h>

/* A unit that makes servers only: it calls nothing that is for others than servers. */
static void note_marks(struct world *world, const struct bri_api *apis, size_t count, uint32_t *made, uint32_t *denied)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t mark = apis[i].tag < BRI_TAGS_MAX ? 1u << apis[i].tag : 0;
		if (apis[i].flags & (BRI_API_EXEMPT_MARKED | BRI_API_NEEDS_MARKED))
			world->marks |= mark;
		if (apis[i].locus == BRI_AT_RESULT && !apis[i].when)
			*made |= mark;
		if (apis[i].effect == BRI_EFFECT_UNMARK || (apis[i].flags & BRI_API_EXEMPT_MARKED && !apis[i].slot))
			*denied |= mark;
	}
}

/* By its name in the source; else by the linker's (asm labels, weakref), and what that is made to mean there. */
static const struct bri_api *apis_of(const struct world *world, const struct bri_unit *unit,
                                     const struct bri_function *function, size_t *ret_count)
{
	const char *name = bri_unit_text(unit, function->name);
	const struct bri_api *apis = bri_find_function(world->policy, name, ret_count);
	if (apis || function->body)
		return apis;
	const char *symbol = function->symbol ? bri_unit_text(unit, function->symbol) : name;
	const char *meant = bri_meant_by(world, symbol);
	if (function->symbol && function->symbol != function->name)
		apis = bri_find_function(world->policy, symbol, ret_count);
	if (!apis && meant != symbol)
		apis = bri_find_function(world->policy, meant, ret_count);
	return apis;
}

/* A generator, a broken hash: facts of the function itself, not only of its arguments. */
static bool says_what_it_is(const struct bri_api *apis, size_t count)
{
	const uint32_t on_handles = 1u << BRI_EFFECT_NONE | 1u << BRI_EFFECT_MARK | 1u << BRI_EFFECT_UNMARK |
	                            1u << BRI_EFFECT_STRENGTHEN | 1u << BRI_EFFECT_USE;
	while (count > 0 && apis[count - 1].locus == BRI_AT_ARG && on_handles >> apis[count - 1].effect & 1)
		count--;
	return count > 0;
}

static void find_apis(struct world *world, struct world_unit *home)
{
	uint32_t made = 0, denied = 0;
	for (uint32_t f = 1; f <= bri_unit_functions(home->unit); f++) {
		const struct bri_function *function = bri_unit_function(home->unit, f);
		size_t count = 0;
		const char *name = bri_unit_text(home->unit, function->name);
		/* The project's own; a qualified name is a copied header's, as an inline one may be: its arguments'. */
		bool is_own = function->body && !(function->flags & BRI_FUNCTION_SYSTEM) && !bri_name_is_qualified(name);
		if (is_own && !(function->flags & BRI_FUNCTION_INLINE))
			continue;
		home->functions[f].apis = apis_of(world, home->unit, function, &count);
		count = is_own && says_what_it_is(home->functions[f].apis, count) ? 0 : count;
		home->functions[f].list_op = bri_list_op(name);
		home->functions[f].api_count = (uint32_t)count;
		home->functions[f].prints = bri_prints(world, home->functions[f].apis, count, false);
		home->gives_by_name |= bri_gives_by_name(home->functions[f].apis, count);
		note_marks(world, home->functions[f].apis, count, &made, &denied);
	}
	home->only = made & ~denied;
}

static bool is_member(const struct bri_unit *unit, uint32_t expression, uint32_t name)
{
	const struct bri_node *node = bri_unit_node(unit, bri_uncast(unit, expression));
	return node->kind == BRI_FIELD && node->b == name;
}

/* Does a condition ask for the member, or does a call hand it to whom the policy or the unit knows? */
static bool is_asked_for(const struct world_unit *home, const struct bri_node *node, uint32_t name)
{
	const struct bri_unit *unit = home->unit;
	const struct bri_node *callee = bri_unit_node(unit, node->kind == BRI_CALL ? node->a : 0);
	bool is_known = callee->kind == BRI_FUNCTION && !home->functions[callee->a].prints &&
	                (home->functions[callee->a].api_count || bri_unit_function(unit, callee->a)->body);
	size_t count = 0;
	const uint32_t *items = is_known ? bri_unit_list(unit, node, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		if (is_member(unit, items[i], name))
			return true;
	bool is_condition = node->kind == BRI_BRANCH || node->kind == BRI_LOOP || node->kind == BRI_SWITCH || node->kind == BRI_CONDITION ||
	                    (node->kind == BRI_UNARY && node->op == BRI_OP_NOT);
	bool is_pair = node->kind == BRI_BINARY && ((node->op >= BRI_OP_EQ && node->op <= BRI_OP_GE) || node->op == BRI_OP_ANDAND || node->op == BRI_OP_OROR);
	return ((is_condition || is_pair) && is_member(unit, node->a, name)) || (is_pair && is_member(unit, node->b, name));
}

/* A setting that is only called so, and that the unit itself asks for, is judged by where it goes. */
static bool is_asked(const struct world *world, const struct world_unit *home, const struct bri_api *api, uint32_t name)
{
	if (!api || !bri_is_number_fact(world->policy, api) || strcmp(bri_policy_text(world->policy, api->library), "members") != 0)
		return false;
	for (uint32_t n = 1; n <= bri_unit_nodes(home->unit); n++)
		if (is_asked_for(home, bri_unit_node(home->unit, n), name))
			return true;
	return false;
}

static const struct bri_api *find_field(struct world *world, struct world_unit *home, uint32_t name)
{
	size_t count = 0;
	const struct bri_api *api = bri_find_field(world->policy, bri_unit_text(home->unit, name), &count);
	uint32_t made = 0, denied = 0;
	if (is_asked(world, home, api, name))
		return NULL;
	note_marks(world, api, count, &made, &denied);
	home->fields[name] = api;
	home->field_counts[name] = (uint32_t)count;
	return api;
}

void bri_known_find(struct world *world, struct world_unit *home)
{
	find_apis(world, home);
	/* Each field name once: most units name few. */
	const struct bri_node *nodes = bri_unit_node(home->unit, 0);
	uint32_t node_count = (uint32_t)bri_unit_nodes(home->unit);
	for (uint32_t n = 1; n <= node_count; n++) {
		const struct bri_node *node = &nodes[n];
		uint32_t name = node->kind == BRI_FIELD ? node->b : node->kind == BRI_AT ? node->c : 0;
		if (name && home->field_counts[name] == 0 && !find_field(world, home, name))
			home->field_counts[name] = UINT32_MAX;
		if (node->kind == BRI_ASSIGN || node->kind == BRI_CALL)
			bri_called_find(world, (uint32_t)(home - world->units), node);
	}
}
