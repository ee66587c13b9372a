/* SPDX-License-Identifier: Apache-2.0 */
/* Resolves the units' names once, against each other and the policy, and finds the
 * functions from which something the policy cares about can be reached. */
#include "world.h"
#include "anchor.h"
#include "interp.h"
#include "resolve.h"

#include <stdlib.h>
#include <string.h>

/* Who names whom: functions by their handles, objects by theirs behind the unit's last function's. */
struct edge {
	uint32_t callee_unit, callee, caller_unit, caller;
};
struct edges {
	struct edge *items;
	size_t count, room;
};

static bool add_edge(struct edges *edges, struct edge edge)
{
	if (edges->count == edges->room) {
		size_t room = edges->room ? edges->room * 2 : 256;
		struct edge *grown = realloc(edges->items, room * sizeof *grown);
		if (!grown)
			return false;
		edges->items = grown;
		edges->room = room;
	}
	edges->items[edges->count++] = edge;
	return true;
}

/* ---- one pass over the nodes -------------------------------------------------------- */

static uint32_t root_object(const struct bri_unit *unit, uint32_t lvalue)
{
	for (int i = 0; i < 64; i++) {
		const struct bri_node *node = bri_unit_node(unit, lvalue);
		if (node->kind == BRI_OBJECT)
			return node->a;
		if (node->kind != BRI_FIELD && node->kind != BRI_ELEMENT && node->kind != BRI_ADDRESS &&
		    node->kind != BRI_CAST && node->kind != BRI_OFFSET)
			return 0;
		lvalue = node->a;
	}
	return 0;
}

static void note_written(struct world *world, struct world_unit *home, uint32_t lvalue)
{
	uint32_t object = root_object(home->unit, lvalue);
	if (object && object <= bri_unit_objects(home->unit)) {
		home->objects[object].written = true;
		world->units[home->objects[object].unit].objects[home->objects[object].object].written = true;
	}
}

/* A body stores to the file-scope object, or takes its address to. */
static void note_writer(struct world *world, uint32_t u, uint32_t function, uint32_t lvalue)
{
	const struct world_unit *home = &world->units[u];
	uint32_t object = root_object(home->unit, lvalue);
	if (!object || object > bri_unit_objects(home->unit) ||
	    bri_unit_object(home->unit, object)->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM))
		return;
	struct world_object *known = &world->units[home->objects[object].unit].objects[home->objects[object].object];
	known->several |= known->writer && (known->writer != function || known->writer_unit != u);
	known->writer_unit = u;
	known->writer = function;
}

/* Handing out where the contents are is no writing by itself. */
static bool only_looks(const struct world_unit *home, const struct bri_node *callee, size_t arg)
{
	const struct world_function *known = callee->kind == BRI_FUNCTION ? &home->functions[callee->a] : NULL;
	for (uint32_t i = 0; known && i < known->api_count; i++)
		if (known->apis[i].arg == arg && known->apis[i].flags & BRI_API_BOXED &&
		    (known->apis[i].effect == BRI_EFFECT_RETURN_ARG || known->apis[i].effect == BRI_EFFECT_FIND ||
		     known->apis[i].effect == BRI_EFFECT_LAST ||
		     (known->apis[i].effect == BRI_EFFECT_LOOK_UP && known->apis[i].to == BRI_NO_ARG)))
			return true;
	return false;
}

static bool initialises(const struct world_unit *home, uint32_t call, uint32_t arg)
{
	uint32_t object = root_object(home->unit, arg);
	return object && bri_unit_object(home->unit, object)->init == call;
}

/* The unit's own function that an argument names, and that no other unit can; 0: none. */
static uint32_t handed_function(const struct world_unit *home, uint32_t argument)
{
	const struct bri_node *node = bri_unit_node(home->unit, argument);
	while (node->kind == BRI_CAST || node->kind == BRI_ADDRESS)
		node = bri_unit_node(home->unit, node->a);
	const struct bri_function *function = bri_unit_function(home->unit, node->kind == BRI_FUNCTION ? node->a : 0);
	return function->body && function->flags & BRI_FUNCTION_STATIC ? node->a : 0;
}

/* Does the function nothing with its parameter but call it? */
static bool only_calls(const struct bri_unit *unit, const struct bri_function *function, uint32_t param)
{
	size_t names = 0, calls = 0;
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(unit, n);
		const struct bri_node *callee = node->kind == BRI_CALL ? bri_unit_node(unit, node->a) : node;
		while (callee != node && (callee->kind == BRI_CAST || callee->kind == BRI_DEREF))
			callee = bri_unit_node(unit, callee->a);
		names += node->kind == BRI_OBJECT && node->a == param;
		calls += callee != node && callee->kind == BRI_OBJECT && callee->a == param;
	}
	return names == calls;
}

/* Is the i-th argument a function that is run there with what is handed over for it, and given to nobody else? */
static bool is_run_there(const struct world_unit *home, const struct bri_node *callee, uint32_t i, size_t count)
{
	const struct world_function *known = callee->kind == BRI_FUNCTION ? &home->functions[callee->a] : NULL;
	for (uint32_t k = 0; known && k < known->api_count; k++)
		if (known->apis[k].effect == BRI_EFFECT_REGISTER && known->apis[k].arg == i && known->apis[k].length < count)
			return true;
	const struct bri_function *function = bri_unit_function(home->unit, known ? callee->a : 0);
	return known && !known->api_count && function->body && i < function->params &&
	       only_calls(home->unit, function, function->first_param + i);
}

static void note_call(struct world *world, struct world_unit *home, uint32_t call, uint32_t *mentions)
{
	const struct bri_node *node = bri_unit_node(home->unit, call);
	size_t count;
	const uint32_t *items = bri_unit_list(home->unit, node, &count);
	const struct bri_node *callee = bri_unit_node(home->unit, node->a);
	if (callee->kind == BRI_FUNCTION)
		mentions[callee->a]--;
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *arg = bri_unit_node(home->unit, items[i]);
		uint32_t handed = handed_function(home, items[i]);
		if (handed && is_run_there(home, callee, (uint32_t)i, count))
			mentions[handed]--;
		if (arg->type == BRI_POINTER && !(arg->flags & BRI_READ_ONLY) &&
		    (arg->kind == BRI_ADDRESS || arg->kind == BRI_OFFSET || arg->kind == BRI_CAST) &&
		    !only_looks(home, callee, i) && !initialises(home, call, items[i]))
			note_written(world, home, items[i]);
	}
}

/* Objects are numbered behind the unit's functions. */
static uint32_t place_of(const struct world *world, uint32_t unit, uint32_t object)
{
	return (uint32_t)bri_unit_functions(world->units[unit].unit) + object;
}

/* The object holds the function. */
static bool note_held(struct world *world, uint32_t u, uint32_t object, const struct world_function *held, struct edges *edges)
{
	struct world_object *known = &world->units[u].objects[object];
	known->names = true;
	if (bri_holds_anchor(held->apis, held->api_count))
		known->reach |= REACHES_ANCHOR | REACHES_OPEN;
	if (held->prints)
		known->reach |= REACHES_LOG;
	return !held->function || add_edge(edges, (struct edge){held->unit, held->function, u, place_of(world, u, object)});
}

/* What a table's initialiser names: functions, and tables further on. */
static bool scan_initialiser(struct world *world, uint32_t u, uint32_t object, uint32_t expression, int depth,
                             struct edges *edges)
{
	struct world_unit *home = &world->units[u];
	const struct bri_node *node = bri_unit_node(home->unit, expression);
	const struct world_object *other;
	size_t count;
	const uint32_t *items;
	if (depth > 32)
		return true;
	switch (node->kind) {
	case BRI_FUNCTION:
		return note_held(world, u, object, &home->functions[node->a], edges);
	case BRI_OBJECT:
		other = &home->objects[node->a];
		home->objects[object].names = true;
		return add_edge(edges, (struct edge){other->unit, place_of(world, other->unit, other->object), u,
		                                     place_of(world, u, object)});
	case BRI_AT:
	case BRI_ADDRESS:
	case BRI_CAST:
	case BRI_FIELD:
	case BRI_ELEMENT:
	case BRI_OFFSET:
	case BRI_LITERAL:
		return node->kind == BRI_LITERAL || scan_initialiser(world, u, object, node->a, depth + 1, edges);
	case BRI_INIT:
		items = bri_unit_list(home->unit, node, &count);
		for (size_t i = 0; i < count; i++)
			if (!scan_initialiser(world, u, object, items[i], depth + 1, edges))
				return false;
		return true;
	default:
		return true;
	}
}

static bool scan_objects(struct world *world, uint32_t u, struct edges *edges)
{
	const struct bri_unit *unit = world->units[u].unit;
	for (uint32_t o = 1; o <= bri_unit_objects(unit); o++) {
		const struct bri_object *object = bri_unit_object(unit, o);
		if (object->init && !(object->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM)) &&
		    !scan_initialiser(world, u, o, object->init, 0, edges))
			return false;
	}
	return true;
}

/* A function's address, stored into a file-scope object. */
static bool note_stored(struct world *world, const struct world_unit *home, uint32_t lvalue, uint32_t from, struct edges *edges)
{
	const struct bri_node *value = bri_unit_node(home->unit, from);
	while (value->kind == BRI_CAST || value->kind == BRI_ADDRESS)
		value = bri_unit_node(home->unit, value->a);
	if (value->kind == BRI_CONDITION)
		return note_stored(world, home, lvalue, value->b, edges) && note_stored(world, home, lvalue, value->c, edges);
	uint32_t object = value->kind == BRI_FUNCTION ? root_object(home->unit, lvalue) : 0;
	if (!object || bri_unit_object(home->unit, object)->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM))
		return true;
	return note_held(world, home->objects[object].unit, home->objects[object].object, &home->functions[value->a], edges);
}

static bool scan_nodes(struct world *world, uint32_t u, struct edges *edges)
{
	struct world_unit *home = &world->units[u];
	const struct bri_unit *unit = home->unit;
	uint32_t functions = (uint32_t)bri_unit_functions(unit);
	uint32_t *mentions = calloc(functions + 1, sizeof *mentions);
	if (!mentions)
		return false;
	bool good = true;
	const struct bri_node *nodes = bri_unit_node(unit, 0);
	uint32_t count = (uint32_t)bri_unit_nodes(unit);
	for (uint32_t n = 1; n <= count; n++) {
		const struct bri_node *node = &nodes[n];
		if (node->kind == BRI_FUNCTION)
			mentions[node->a]++;
		else if (node->kind == BRI_CALL)
			note_call(world, home, n, mentions);
		else if (node->kind == BRI_ASSIGN) {
			note_written(world, home, node->a);
			good = good && (node->type != BRI_POINTER || note_stored(world, home, node->a, node->b, edges));
		} else if (node->kind == BRI_ADDRESS && !(node->flags & BRI_READ_ONLY)) {
			uint32_t object = root_object(unit, node->a);
			if (object)
				home->objects[object].aliased = true;
		}
	}
	for (uint32_t f = 1; f <= functions; f++)
		if (mentions[f] > 0) { /* and its definition, in whatever unit */
			struct world_function *named = &home->functions[f];
			world->units[named->unit].functions[named->function].taken = named->taken = true;
		}
	free(mentions);
	return good;
}

static bool scan_bodies(struct world *world, uint32_t u, struct edges *edges)
{
	struct world_unit *home = &world->units[u];
	const struct bri_unit *unit = home->unit;
	const struct bri_node *nodes = bri_unit_node(unit, 0);
	bool good = true;
	for (uint32_t f = 1; f <= bri_unit_functions(unit) && good; f++) {
		const struct bri_function *function = bri_unit_function(unit, f);
		for (uint32_t n = function->first_node; function->body && n < function->last_node && good; n++) {
			const struct bri_node *node = &nodes[n];
			if (node->kind == BRI_FUNCTION) {
				struct world_function *callee = &home->functions[node->a];
				if (bri_holds_anchor(callee->apis, callee->api_count) || callee->declared_count)
					home->functions[f].reach |= callee->taken ? REACHES_ANCHOR | REACHES_OPEN : REACHES_ANCHOR;
				if (callee->prints)
					home->functions[f].reach |= REACHES_LOG;
				if (home->gives_by_name && bri_gives_by_name(callee->apis, callee->api_count))
					home->functions[f].reach |= REACHES_ANCHOR | REACHES_OPEN;
				bool is_known = callee->api_count && !bri_is_like(world, callee->apis);
				home->functions[f].may_log |= !callee->function && !is_known && world->asked_names & NAME_LOGGED;
				if (callee->function) {
					good = add_edge(edges, (struct edge){callee->unit, callee->function, u, f});
					if (callee->unit != u || callee->function != f)
						world->units[callee->unit].functions[callee->function].called = true;
				}
			} else if (node->kind == BRI_ASSIGN || (node->kind == BRI_ADDRESS && !(node->flags & BRI_READ_ONLY))) {
				note_writer(world, u, f, node->a);
				if (bri_sets_field(world, u, node) || bri_is_recurrence(world, u, f, node))
					home->functions[f].reach |= REACHES_ANCHOR | REACHES_OPEN;
			} else if (node->kind == BRI_OBJECT) {
				const struct world_object *table = &home->objects[node->a];
				if (world->units[table->unit].objects[table->object].names)
					good = add_edge(edges, (struct edge){table->unit, place_of(world, table->unit, table->object), u, f});
			} else if (node->kind == BRI_CALL) {
				if (world->asked_names & NAME_LOGGED && bri_names_given(world, u, node))
					home->functions[f].reach |= REACHES_SECRET;
				if (nodes[node->a].kind != BRI_FUNCTION) {
					home->functions[f].jumps = true;
					if (home->gives_by_name)
						home->functions[f].reach |= REACHES_ANCHOR | REACHES_OPEN;
					home->functions[f].may_log |= (world->asked_names & NAME_LOGGED) != 0;
				}
				if (home->functions[f].reach & REACHES_OPEN)
					continue;
				if (bri_compares_secret(world, u, f, node) || bri_composes(world, u, node) || bri_is_open_call(world, u, node) ||
				    bri_sets_called(world, u, node))
					home->functions[f].reach |= REACHES_ANCHOR | REACHES_OPEN;
			} else if (node->kind == BRI_BINARY && (bri_compares_number(world, u, node) || bri_is_recurrence(world, u, f, node))) {
				home->functions[f].reach |= REACHES_ANCHOR | REACHES_OPEN;
			} else if (node->kind == BRI_SWITCH && bri_compares_number(world, u, node)) {
				home->functions[f].reach |= REACHES_ANCHOR | REACHES_OPEN;
			} else if ((node->kind == BRI_FIELD && node->type == BRI_AGGREGATE && bri_field_is_anchor(home, node->b)) ||
			           (node->kind == BRI_AT && node->c && bri_field_is_anchor(home, node->c))) {
				home->functions[f].reach |= REACHES_ANCHOR | REACHES_OPEN;
			}
		}
	}
	return good;
}

static int edge_order(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;
	if (x->callee_unit != y->callee_unit)
		return x->callee_unit < y->callee_unit ? -1 : 1;
	return x->callee < y->callee ? -1 : x->callee > y->callee;
}

/* By the callee's place behind all functions and objects of the units before it. */
static uint8_t *reach_of(const struct world *world, uint32_t unit, uint32_t node)
{
	const struct world_unit *home = &world->units[unit];
	uint32_t functions = (uint32_t)bri_unit_functions(home->unit);
	return node > functions ? &home->objects[node - functions].reach : &home->functions[node].reach;
}

static size_t first_edge(const struct edges *edges, const struct edge *key)
{
	size_t low = 0, high = edges->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (edge_order(&edges->items[middle], key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Who calls, however indirectly, what reaches something reaches it, too.  `edges` are in order. */
static bool spread(struct world *world, const struct edges *edges)
{
	size_t depth = 0, room = 0;
	for (uint32_t u = 0; u < world->count; u++)
		room += bri_unit_functions(world->units[u].unit) + bri_unit_objects(world->units[u].unit);
	/* A node is there once at its start, and again for each kind that it gains. */
	struct edge *stack = malloc((room * (1 + REACH_KINDS) + 1) * sizeof *stack);
	if (!stack)
		return false;
	for (uint32_t u = 0; u < world->count; u++) {
		const struct bri_unit *unit = world->units[u].unit;
		uint32_t nodes = (uint32_t)(bri_unit_functions(unit) + bri_unit_objects(unit));
		for (uint32_t n = 1; n <= nodes; n++)
			if (*reach_of(world, u, n))
				stack[depth++] = (struct edge){.callee_unit = u, .callee = n};
	}
	while (depth) {
		struct edge key = stack[--depth];
		uint8_t gives = *reach_of(world, key.callee_unit, key.callee);
		for (size_t i = first_edge(edges, &key); i < edges->count && edge_order(&edges->items[i], &key) == 0; i++) {
			const struct edge *edge = &edges->items[i];
			uint8_t *has = reach_of(world, edge->caller_unit, edge->caller);
			if (!(gives & ~*has))
				continue;
			*has |= gives;
			stack[depth++] = (struct edge){.callee_unit = edge->caller_unit, .callee = edge->caller};
		}
	}
	free(stack);
	return true;
}

/* What is called by a pointer may be any function whose address is taken; of those that print where their arguments say,
 * like fwrite(), nobody does who doesn't know which he calls. */
static bool follow_pointers(struct world *world, const struct edges *edges)
{
	bool taken = false, grew = false;
	for (uint32_t u = 0; u < world->count && !taken; u++)
		for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit) && !taken; f++) {
			const struct world_function *known = &world->units[u].functions[f];
			taken = known->taken && (known->reach & REACHES_LOG || bri_prints(world, known->apis, known->api_count, true));
		}
	for (uint32_t u = 0; u < world->count && taken; u++)
		for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit); f++) {
			struct world_function *known = &world->units[u].functions[f];
			grew |= known->jumps && !(known->reach & REACHES_LOG);
			known->reach |= known->jumps ? REACHES_LOG : 0;
		}
	return !grew || spread(world, edges);
}

/* Functions that name a secret, or reach one that does, and somewhere to log it, are worth a look. */
static bool find_logged(struct world *world, const struct edges *edges)
{
	if (!(world->asked_names & NAME_LOGGED))
		return true;
	if (!spread(world, edges) || !follow_pointers(world, edges))
		return false;
	bool any = false;
	for (uint32_t u = 0; u < world->count && !any; u++)
		for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit) && !any; f++)
			any = world->units[u].functions[f].reach & REACHES_LOG;
	for (uint32_t u = 0; u < world->count; u++)
		for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit); f++) {
			struct world_function *known = &world->units[u].functions[f];
			const struct bri_function *function = bri_unit_function(world->units[u].unit, f);
			bool names = (any || known->may_log) && function->body &&
			             (known->reach & REACHES_SECRET || bri_names_secret(world, u, function));
			known->may_log &= names;
			known->reach |= names ? REACHES_SECRET : 0;
		}
	if (!spread(world, edges))
		return false;
	for (uint32_t u = 0; u < world->count && any; u++)
		for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit); f++) {
			struct world_function *known = &world->units[u].functions[f];
			if (known->reach & REACHES_LOG && known->reach & REACHES_SECRET)
				known->reach |= REACHES_ANCHOR | REACHES_OPEN;
		}
	return true;
}

#define SMALL_CALLEE 120 /* nodes */

/* A small function that an interpreted one calls may hand out a file-scope object. */
static void find_near(struct world *world, const struct edges *edges)
{
	bool grew = true;
	for (int round = 0; round < 4 && grew; round++) {
		grew = false;
		for (size_t i = 0; i < edges->count; i++) {
			const struct edge *edge = &edges->items[i];
			const struct world_unit *from = &world->units[edge->caller_unit],
			                        *to = &world->units[edge->callee_unit];
			if (edge->caller > bri_unit_functions(from->unit) ||
			    edge->callee > bri_unit_functions(to->unit))
				continue;
			struct world_function *callee = &to->functions[edge->callee];
			const struct bri_function *body = bri_unit_function(to->unit, edge->callee);
			if (callee->near || callee->reach & REACHES_ANCHOR ||
			    body->last_node - body->first_node > SMALL_CALLEE ||
			    !(from->functions[edge->caller].reach & REACHES_ANCHOR || from->functions[edge->caller].near))
				continue;
			callee->near = grew = true;
		}
	}
}

/* Counting up or down tells nothing of what is counted. */
static bool only_counts(const struct bri_unit *unit, const struct bri_node *assign)
{
	return (assign->op == BRI_OP_ADD || assign->op == BRI_OP_SUB) && bri_unit_node(unit, assign->b)->kind == BRI_INT;
}

/* Who stores into the file-scope objects that interpreted functions name is worth interpreting too. */
static void find_feeders(struct world *world)
{
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t u = 0; u < world->count; u++)
			for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit); f++) {
				struct world_unit *home = &world->units[u];
				const struct bri_function *function = bri_unit_function(home->unit, f);
				bool reads = home->functions[f].reach & REACHES_ANCHOR;
				if (!function->body || (pass == 0 ? !reads && !home->functions[f].near : reads))
					continue;
				for (uint32_t n = function->first_node; n < function->last_node; n++) {
					const struct bri_node *node = bri_unit_node(home->unit, n);
					bool hands_over =
					    node->kind == BRI_ASSIGN ? !only_counts(home->unit, node)
					                             : node->kind == BRI_ADDRESS && !(node->flags & BRI_READ_ONLY);
					uint32_t object = pass == 0 && node->kind == BRI_OBJECT ? node->a
					                  : pass == 1 && hands_over ? root_object(home->unit, node->a)
					                                            : 0;
					if (!object || bri_unit_object(home->unit, object)->flags &
					                   (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM | BRI_OBJECT_CONST))
						continue;
					struct world_object *known = &home->objects[object];
					known = &world->units[known->unit].objects[known->object];
					if (pass == 0) {
						known->wanted |= reads ? WANTED_JUDGED : 1;
					} else if (known->wanted) {
						bool first = !(home->functions[f].reach & REACHES_ANCHOR);
						home->functions[f].feeds = (first || home->functions[f].feeds) && !(known->wanted & WANTED_JUDGED);
						home->functions[f].reach |= REACHES_ANCHOR | REACHES_OPEN;
					}
				}
			}
}

struct world *bri_world_new(const struct bri_policy *policy, const struct bri_unit *const *units, size_t count,
                            const struct bri_aliases *aliases)
{
	struct world *world = calloc(1, sizeof *world);
	struct edges edges = {0};
	bool good = world && (world->units = calloc(count ? count : 1, sizeof *world->units));
	if (!good) {
		free(world);
		return NULL;
	}
	world->policy = policy;
	world->count = count;
	world->aliases = aliases;
	world->generator = bri_recurrence_check(policy);
	good = bri_names_find(world);
	for (size_t u = 0; u < count && good; u++) {
		struct world_unit *home = &world->units[u];
		home->unit = units[u];
		home->names = (uint32_t)bri_unit_name_count(units[u]) + 1;
		home->functions = calloc(bri_unit_functions(units[u]) + 1, sizeof *home->functions);
		home->objects = calloc(bri_unit_objects(units[u]) + 1, sizeof *home->objects);
		home->fields = calloc(home->names, sizeof *home->fields);
		home->field_counts = calloc(home->names, sizeof *home->field_counts);
		home->stands = calloc(bri_unit_objects(home->unit) + 1, sizeof *home->stands);
		home->name_kinds = calloc(home->names, sizeof *home->name_kinds);
		good = home->functions && home->objects && home->fields && home->field_counts && home->name_kinds && home->stands;
		if (!good)
			break;
		bri_known_find(world, home);
	}
	good = good && bri_resolve_functions(world) && bri_resolve_objects(world);
	if (good) {
		bri_likes_find(world);
		good = bri_declared_find(world);
	}
	for (uint32_t u = 0; u < count && good; u++)
		good = scan_objects(world, u, &edges);
	for (uint32_t u = 0; u < count && good; u++)
		good = scan_nodes(world, u, &edges);
	for (uint32_t u = 0; u < count && good; u++)
		good = scan_bodies(world, u, &edges);
	if (edges.count)
		qsort(edges.items, edges.count, sizeof *edges.items, edge_order);
	good = good && find_logged(world, &edges) && spread(world, &edges);
	if (good) {
		find_near(world, &edges);
		find_feeders(world);
		good = spread(world, &edges);
	}
	free(edges.items);
	if (!good) {
		bri_world_free(world);
		return NULL;
	}
	return world;
}

void bri_world_free(struct world *world)
{
	if (!world)
		return;
	for (size_t u = 0; u < world->count; u++) {
		free(world->units[u].functions);
		free(world->units[u].objects);
		free(world->units[u].fields);
		free(world->units[u].field_counts);
		free(world->units[u].name_kinds);
		free(world->units[u].stands);
	}
	free(world->units);
	bri_declared_forget(world);
	bri_names_forget(world);
	free(world);
}
