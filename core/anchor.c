/* SPDX-License-Identifier: Apache-2.0 */
/* What makes a function worth interpreting: an API that the policy judges, a comparison with a secret, a text that a fact
 * looks for, a secret and a log that both are reached from it. */
#include "anchor.h"
#include "check.h"
#include "comparer.h"

#include <string.h>

bool bri_holds_anchor(const struct bri_api *apis, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (apis[i].flags & BRI_API_ANCHOR)
			return true;
	return false;
}

bool bri_gives_by_name(const struct bri_api *apis, size_t count)
{
	while (count > 0 && apis[count - 1].effect != BRI_EFFECT_NAMED)
		count--;
	return count > 0;
}

bool bri_field_is_anchor(const struct world_unit *home, uint32_t name)
{
	return home->fields[name] && bri_holds_anchor(home->fields[name], home->field_counts[name]);
}

/* No text, no key: what only asks for those has nothing to say of a null pointer. */
static bool null_says_nothing(const struct world *world, const struct bri_api *apis, size_t count)
{
	const unsigned texts = 1u << BRI_IS_HARD_CODED | 1u << BRI_IS_FROM | 1u << BRI_IS_PLAINTEXT_URL | 1u << BRI_IS_COMMAND |
	                       1u << BRI_IS_NOT_CONSTANT | 1u << BRI_IS_URL_CREDENTIALS | 1u << BRI_IS_LOGGED;
	const struct bri_role *roles = bri_policy_roles(world->policy, NULL);
	const struct bri_check *checks = bri_policy_checks(world->policy, NULL);
	for (size_t i = 0; i < count; i++) {
		const struct bri_role *role = apis[i].role == BRI_NOTHING ? NULL : &roles[apis[i].role];
		if (!role)
			return false;
		for (uint32_t c = 0; c < role->checks; c++)
			if (!(texts >> checks[role->first_check + c].predicate & 1))
				return false;
	}
	return true;
}

/* A member is set, or its address taken to set it; who only reads it, or lets go of what it points to, sets nothing. */
bool bri_sets_field(const struct world *world, uint32_t unit, const struct bri_node *node)
{
	const struct world_unit *home = &world->units[unit];
	const struct bri_node *field = bri_unit_node(home->unit, bri_member_meant(world, unit, node->a));
	if (field->kind != BRI_FIELD)
		return node->kind == BRI_ASSIGN && bri_sets_called(world, unit, node);
	if (!bri_field_is_anchor(home, field->b))
		return false;
	const struct bri_node *value = node->kind == BRI_ASSIGN ? bri_unit_node(home->unit, bri_uncast(home->unit, node->b)) : NULL;
	bool is_null = value && node->type == BRI_POINTER && value->kind == BRI_INT && bri_node_int(value) == 0;
	return !is_null || !null_says_nothing(world, home->fields[field->b], home->field_counts[field->b]);
}

/* Comparing a constant with something named like a password is worth a look; every strcmp isn't. */
bool bri_compares_secret(struct world *world, uint32_t u, uint32_t function, const struct bri_node *node)
{
	size_t count;
	bool zero_is_equal;
	const struct world_unit *home = &world->units[u];
	const uint32_t *items = bri_unit_list(home->unit, node, &count);
	const struct bri_node *callee = bri_unit_node(home->unit, node->a);
	if (callee->kind != BRI_FUNCTION || count < 2 || !(world->asked_names & NAME_COMPARED))
		return false;
	if (!home->functions[callee->a].api_count)
		return bri_call_compares(world, u, function, node, &zero_is_equal) != 0 ||
		       bri_call_may_compare(world, u, function, node);
	if (!bri_is_comparison(world, &home->functions[callee->a]))
		return false;
	zero_is_equal = bri_equal_gives_zero(home->unit, node);
	return (bri_name_kinds(world, u, bri_text_name_id(world, u, items[0])) |
	        bri_name_kinds(world, u, bri_text_name_id(world, u, items[1]))) & NAME_COMPARED ||
	       bri_is_checked(world, u, function, node, items[0], zero_is_equal) ||
	       bri_is_checked(world, u, function, node, items[1], zero_is_equal);
}

/* A literal format that may make what a fact looks for: every printf isn't worth a look. */
bool bri_composes(struct world *world, uint32_t u, const struct bri_node *node)
{
	size_t count;
	const struct world_unit *home = &world->units[u];
	const uint32_t *items = bri_unit_list(home->unit, node, &count);
	const struct bri_node *callee = bri_unit_node(home->unit, node->a);
	const struct bri_condition *conditions = bri_policy_conditions(world->policy, NULL);
	const uint32_t *words = bri_policy_words(world->policy, NULL);
	if (callee->kind != BRI_FUNCTION)
		return false;
	const struct world_function *known = &home->functions[callee->a];
	for (uint32_t i = 0; i < known->api_count; i++) {
		const struct bri_api *api = &known->apis[i];
		if (!(api->flags & BRI_API_COMPOSED) || api->arg >= count)
			continue;
		size_t length;
		const unsigned char *bytes = bri_text_behind(world, u, items[api->arg], &length);
		for (uint32_t c = api->first_bad; bytes && c < api->first_bad + api->bad; c++)
			for (uint32_t w = 0; conditions[c].op == BRI_TEXT_GLOB && w < conditions[c].count; w++) {
				const char *pattern = bri_policy_text(world->policy, words[conditions[c].first + w]);
				size_t letters;
				pattern = bri_glob_letters(pattern, strlen(pattern), &letters);
				if (bri_text_holds((const char *)bytes, length, pattern, letters))
					return true;
			}
	}
	return false;
}

bool bri_prints(const struct world *world, const struct bri_api *apis, size_t count, bool anyhow)
{
	const struct bri_role *roles = bri_policy_roles(world->policy, NULL);
	const struct bri_check *checks = bri_policy_checks(world->policy, NULL);
	for (size_t i = 0; i < count; i++) {
		const struct bri_role *role = apis[i].role == BRI_NOTHING || (anyhow && apis[i].when) ? NULL : &roles[apis[i].role];
		for (uint32_t c = 0; role && c < role->checks; c++)
			if (checks[role->first_check + c].predicate == BRI_IS_LOGGED)
				return true;
	}
	return false;
}

bool bri_names_secret(struct world *world, uint32_t u, const struct bri_function *function)
{
	const struct world_unit *home = &world->units[u];
	const struct bri_node *nodes = bri_unit_node(home->unit, 0);
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = &nodes[n];
		if ((node->kind == BRI_OBJECT || node->kind == BRI_FIELD) &&
		    (node->type == BRI_POINTER || node->type == BRI_AGGREGATE || bri_is_whole_number(node)) &&
		    bri_is_named_secret(world, u, n))
			return true;
		if (node->kind == BRI_CALL && bri_gives_secret(world, u, node))
			return true;
	}
	return false;
}

/* Its value stands in the call. */
static bool is_literal(const struct bri_unit *unit, uint32_t expression)
{
	const struct bri_node *node = bri_unit_node(unit, expression);
	for (int i = 0; i < 4 && (node->kind == BRI_ADDRESS || node->kind == BRI_CAST); i++)
		node = bri_unit_node(unit, node->a);
	return node->kind == BRI_INT || node->kind == BRI_STRING;
}

/* Does what the fact says of this call hang on anything that doesn't stand there?  Of a handle's settings and of what
 * it returns that is told later. */
static bool hangs_on_more(const struct world *world, const struct bri_unit *unit, const struct bri_api *api,
                          const uint32_t *items, size_t count)
{
	const struct bri_condition *when = bri_policy_conditions(world->policy, NULL) + api->first_when;
	const uint32_t flags = BRI_API_DEREF | BRI_API_EXEMPT_MARKED | BRI_API_ARGV | BRI_API_REST | BRI_API_NEEDS_MARKED |
	                       BRI_API_BOXED | BRI_API_COMPOSED | BRI_API_PAIRS;
	if (api->slot || api->flags & flags || api->effect != BRI_EFFECT_NONE || api->tag != BRI_NO_ARG ||
	    (api->locus != BRI_AT_USE && api->locus != BRI_AT_ARG))
		return true;
	for (uint32_t i = 0; i < api->when; i++)
		if (when[i].arg >= count || !is_literal(unit, items[when[i].arg]))
			return true;
	return api->locus == BRI_AT_ARG && (api->arg >= count || !is_literal(unit, items[api->arg]));
}

bool bri_is_open_call(const struct world *world, uint32_t unit, const struct bri_node *call)
{
	const struct world_unit *home = &world->units[unit];
	const struct bri_node *callee = bri_unit_node(home->unit, call->a);
	const struct world_function *known = callee->kind == BRI_FUNCTION ? &home->functions[callee->a] : NULL;
	size_t count;
	const uint32_t *items = bri_unit_list(home->unit, call, &count);
	for (uint32_t i = 0; known && i < known->declared_count; i++)
		if (known->declared[i].arg < count && !is_literal(home->unit, items[known->declared[i].arg]))
			return true;
	for (uint32_t i = 0; known && i < known->api_count; i++)
		if (known->apis[i].flags & BRI_API_ANCHOR && hangs_on_more(world, home->unit, &known->apis[i], items, count))
			return true;
	return false;
}
