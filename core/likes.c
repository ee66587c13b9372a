/* SPDX-License-Identifier: Apache-2.0 */
/* Logs of a project's own that aren't in sight: a function with `...` that is only declared here, and whose name
 * fits the globs of the policy's checks of what is logged, prints what stands behind the format that a call shows.
 * Told like a fact of the policy on that function, copied from one on a function that the policy knows to do so, and
 * only of what is called a secret where it is read.  Those whose names end as a fact of the policy says ("*snprintf") do
 * what it says.  What a link brings in sight is judged by its body. */
#include "interp.h"
#include "world.h"

#include <stdio.h>
#include <string.h>

#define JOINED_MAX 128

static bool has_logged_check(const struct world *world, const struct bri_api *api, const char *name)
{
	const struct bri_role *role = &bri_policy_roles(world->policy, NULL)[api->role];
	const struct bri_check *checks = bri_policy_checks(world->policy, NULL) + role->first_check;
	for (uint32_t c = 0; c < role->checks; c++)
		if (checks[c].predicate == BRI_IS_LOGGED && (!name || bri_function_fits(world, &checks[c], name)))
			return true;
	return false;
}

/* A fact on what stands behind a format, wherever that goes. */
static const struct bri_api *pattern_of(const struct world *world)
{
	size_t count;
	const struct bri_api *apis = bri_policy_apis(world->policy, &count);
	for (size_t i = 0; i < count; i++)
		if (apis[i].kind == BRI_API_CALL && apis[i].locus == BRI_AT_ARG && apis[i].flags == BRI_API_REST &&
		    apis[i].role != BRI_NOTHING && apis[i].handle == BRI_NO_ARG && !apis[i].when && !apis[i].effect &&
		    has_logged_check(world, &apis[i], NULL))
			return &apis[i];
	return NULL;
}

static bool is_strange(const struct world_unit *home, uint32_t f)
{
	const struct world_function *known = &home->functions[f];
	return !known->function && !known->api_count && bri_unit_function(home->unit, f)->flags & BRI_FUNCTION_VARIADIC;
}

/* By its last name, or by that and its class's or namespace's: Logger::info() is asked about as Logger_info, too. */
static bool is_called_log(const struct world *world, const struct bri_api *pattern, const char *name)
{
	const char *own = bri_own_name(name), *first = own - name > 2 ? own - 2 : own;
	char joined[JOINED_MAX];
	if (has_logged_check(world, pattern, name))
		return true;
	while (first > name && first[-1] != ':')
		first--;
	if (first == own)
		return false;
	snprintf(joined, sizeof joined, "%.*s_%s", (int)(own - first) - 2, first, own);
	return has_logged_check(world, pattern, joined);
}

static bool is_candidate(const struct world *world, const struct world_unit *home, uint32_t f,
                         const struct bri_api *pattern)
{
	const struct bri_function *function = bri_unit_function(home->unit, f);
	return is_strange(home, f) && is_called_log(world, pattern, bri_unit_text(home->unit, function->name));
}

/* Most units call none, and then nothing is looked for. */
static bool has_strange(const struct world *world)
{
	for (uint32_t u = 0; u < world->count; u++)
		for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit); f++)
			if (is_strange(&world->units[u], f))
				return true;
	return false;
}

/* Which argument of a call stands behind its format: a literal that converts something; 0: none does. */
static size_t behind_format(const struct bri_unit *unit, const struct bri_node *call)
{
	size_t count;
	const uint32_t *items = bri_unit_list(unit, call, &count);
	for (size_t i = 0; i + 1 < count; i++) {
		const struct bri_node *node = bri_unit_node(unit, items[i]);
		while (node->kind == BRI_CAST || node->kind == BRI_ADDRESS)
			node = bri_unit_node(unit, node->a);
		if (node->kind == BRI_STRING && memchr(bri_unit_bytes(unit, node), '%', node->b))
			return i + 1;
	}
	return 0;
}

static bool is_formed_so(const struct world_unit *home, uint32_t f, const struct bri_api *api)
{
	uint32_t nodes = (uint32_t)bri_unit_nodes(home->unit);
	for (uint32_t n = 1; n <= nodes; n++) {
		const struct bri_node *call = bri_unit_node(home->unit, n);
		const struct bri_node *callee = call->kind == BRI_CALL ? bri_unit_node(home->unit, call->a) : NULL;
		if (callee && callee->kind == BRI_FUNCTION && callee->a == f && behind_format(home->unit, call) == api->arg + 1u)
			return true;
	}
	return false;
}

#define TAIL_MAX 32

/* A fact on "*snprintf" is one on own_snprintf() and HAL_Snprintf(), where a call shows that the format stands there. */
static void look_at_tail(const struct world *world, struct world_unit *home, uint32_t f)
{
	struct world_function *known = &home->functions[f];
	const char *name = bri_unit_text(home->unit, bri_unit_function(home->unit, f)->name);
	char tail[TAIL_MAX];
	size_t length = strlen(name), most = length < sizeof tail - 2 ? length : sizeof tail - 2, found;
	for (size_t count = 4; count <= most && !known->api_count; count++) {
		tail[0] = '*';
		for (size_t i = 0; i <= count; i++) {
			char c = name[length - count + i];
			tail[i + 1] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		}
		const struct bri_api *api = bri_policy_find_call(world->policy, tail, &found);
		if (api && is_formed_so(home, f, api)) {
			known->apis = api;
			known->api_count = 1;
		}
	}
}

/* What a function's format is, its declaration doesn't say: the first call that shows it does. */
static void look_at_calls(struct world *world, struct world_unit *home, uint32_t f)
{
	struct world_function *known = &home->functions[f];
	uint32_t nodes = (uint32_t)bri_unit_nodes(home->unit);
	for (uint32_t n = 1; n <= nodes && !known->api_count; n++) {
		const struct bri_node *call = bri_unit_node(home->unit, n);
		const struct bri_node *callee = call->kind == BRI_CALL ? bri_unit_node(home->unit, call->a) : NULL;
		size_t behind = callee && callee->kind == BRI_FUNCTION && callee->a == f ? behind_format(home->unit, call) : 0;
		if (behind == 0 || behind > BRI_LIKES)
			continue;
		known->apis = &world->likes[behind - 1];
		known->api_count = 1;
		known->prints = true;
	}
}

void bri_likes_find(struct world *world)
{
	if (!has_strange(world))
		return;
	const struct bri_api *pattern = world->asked_names & NAME_LOGGED ? pattern_of(world) : NULL;
	for (unsigned i = 0; i < BRI_LIKES && pattern; i++) {
		world->likes[i] = *pattern;
		world->likes[i].arg = (uint8_t)(i + 1);
	}
	for (uint32_t u = 0; u < world->count; u++) {
		struct world_unit *home = &world->units[u];
		for (uint32_t f = 1; f <= bri_unit_functions(home->unit); f++) {
			if (is_strange(home, f))
				look_at_tail(world, home, f);
			if (pattern && is_candidate(world, home, f, pattern))
				look_at_calls(world, home, f);
		}
	}
}

bool bri_is_like(const struct world *world, const struct bri_api *api)
{
	return api >= world->likes && api < world->likes + BRI_LIKES;
}
