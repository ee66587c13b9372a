/* SPDX-License-Identifier: Apache-2.0 */
/* Places of one body that no single run through it passes: the arms of a branch, the cases of a switch, and what
 * follows a branch that leaves.  A loop comes to both, but with another value each time. */
#include "apart.h"

#include "interp.h"

#define NESTING_MAX 200

enum { FIRST = 1, SECOND = 2, BOTH = 3 };

struct walk {
	const struct bri_unit *unit;
	uint32_t first, second;
	bool leaving; /* what follows a branch that leaves counts as well */
	unsigned left; /* of the last branch: what stands in arms that leave */
	bool apart;
};

static unsigned seen_at(const struct walk *walk, uint32_t location)
{
	return !location ? 0u : (location == walk->first ? FIRST : 0u) | (location == walk->second ? SECOND : 0u);
}

static bool leaves(const struct bri_unit *unit, uint32_t statement)
{
	for (int i = 0; statement && i < NESTING_MAX; i++) {
		const struct bri_node *node = bri_unit_node(unit, statement);
		size_t count;
		if (node->kind == BRI_BREAK || node->kind == BRI_CONTINUE || node->kind == BRI_RETURN ||
		    node->kind == BRI_GOTO)
			return true;
		if (node->kind != BRI_SEQUENCE)
			return false;
		const uint32_t *items = bri_unit_list(unit, node, &count);
		statement = count ? items[count - 1] : 0;
	}
	return false;
}

static void compare(struct walk *walk, unsigned here, unsigned there)
{
	walk->apart |= (here == FIRST && there == SECOND) || (here == SECOND && there == FIRST);
}

static unsigned visit(struct walk *walk, uint32_t handle, int depth);

/* Statements in turn: `gone` is what stands in arms that left, or in a switch in cases that ended. */
static unsigned visit_list(struct walk *walk, const struct bri_node *list, bool is_switch, int depth)
{
	size_t count;
	const uint32_t *items = bri_unit_list(walk->unit, list, &count);
	unsigned all = 0, group = 0, gone = 0;
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *item = bri_unit_node(walk->unit, items[i]);
		unsigned here = visit(walk, items[i], depth + 1);
		compare(walk, gone, here);
		all |= here;
		group |= here;
		if (is_switch && leaves(walk->unit, items[i])) {
			gone |= group;
			group = 0;
		} else if (walk->leaving && item->kind == BRI_BRANCH) {
			gone |= walk->left;
		}
	}
	return all;
}

static unsigned visit(struct walk *walk, uint32_t handle, int depth)
{
	const struct bri_node *node = handle ? bri_unit_node(walk->unit, handle) : NULL;
	unsigned seen = node ? seen_at(walk, node->location) : 0, yes, no;
	size_t count;
	if (!node || depth > NESTING_MAX || walk->apart)
		return seen;
	switch (node->kind) {
	case BRI_BRANCH:
	case BRI_CONDITION:
		seen |= visit(walk, node->a, depth + 1);
		yes = visit(walk, node->b, depth + 1);
		no = visit(walk, node->c, depth + 1);
		compare(walk, yes, no);
		walk->left = (leaves(walk->unit, node->b) ? yes : 0u) | (leaves(walk->unit, node->c) ? no : 0u);
		return seen | yes | no;
	case BRI_SWITCH: {
		const struct bri_node *body = bri_unit_node(walk->unit, node->b);
		seen |= visit(walk, node->a, depth + 1);
		return seen | (body->kind == BRI_SEQUENCE ? visit_list(walk, body, true, depth)
		                                          : visit(walk, node->b, depth + 1));
	}
	case BRI_SEQUENCE:
		return seen | visit_list(walk, node, false, depth);
	case BRI_DECLARE: {
		const struct bri_object *object = bri_unit_object(walk->unit, node->a);
		return seen | seen_at(walk, object->location) | visit(walk, object->init, depth + 1);
	}
	case BRI_CALL:
	case BRI_INIT:
	case BRI_OPAQUE:
	case BRI_ESCAPE: {
		const uint32_t *items = bri_unit_list(walk->unit, node, &count);
		seen |= node->kind == BRI_CALL ? visit(walk, node->a, depth + 1) : 0u;
		for (size_t i = 0; i < count; i++)
			seen |= visit(walk, items[i], depth + 1);
		return seen;
	}
	case BRI_LOOP:
		seen |= visit(walk, node->c, depth + 1);
		/* fall through */
	case BRI_ASSIGN:
	case BRI_BINARY:
	case BRI_COMMA:
	case BRI_OFFSET:
	case BRI_ELEMENT:
		return seen | visit(walk, node->a, depth + 1) | visit(walk, node->b, depth + 1);
	case BRI_AT:
	case BRI_FIELD:
	case BRI_ADDRESS:
	case BRI_DEREF:
	case BRI_UNARY:
	case BRI_CAST:
	case BRI_BLOCK:
	case BRI_EVALUATE:
	case BRI_RETURN:
		return seen | visit(walk, node->a, depth + 1);
	default:
		return seen;
	}
}

bool bri_places_apart(struct interp *in, uint32_t unit, uint32_t function, uint32_t first, uint32_t second, bool leaving)
{
	if (!first || !second || first == second)
		return false;
	struct apart *known = &in->apart[(first * 31 + second * 7 + function + leaving) % APART_KNOWN];
	if (known->first != first || known->second != second || known->function != function || known->unit != unit ||
	    known->leaving != leaving) {
		struct walk walk = {.unit = in->world->units[unit].unit, .first = first, .second = second, .leaving = leaving};
		visit(&walk, bri_unit_function(walk.unit, function)->body, 0);
		*known = (struct apart){unit, function, first, second, leaving, walk.apart};
	}
	return known->answer;
}

/* Where it was stored, or handed to who stored it. */
static bool is_store(const struct origin *step, uint32_t unit)
{
	return step->unit == unit &&
	       (step->kind == ORIGIN_STORED || step->kind == ORIGIN_INIT || step->kind == ORIGIN_PASSED);
}

static bool in_chain(const struct origin *chain, const struct origin *step)
{
	for (; chain; chain = chain->older)
		if (chain->kind == step->kind && chain->unit == step->unit && chain->location == step->location)
			return true;
	return false;
}

bool bri_ways_apart(struct interp *in, uint32_t unit, uint32_t function, const struct origin *one, const struct origin *other,
                    uint32_t place)
{
	for (const struct origin *step = one; step; step = step->older) {
		if (!is_store(step, unit) || in_chain(other, step))
			continue;
		if (bri_places_apart(in, unit, function, step->location, place, true))
			return true;
		for (const struct origin *against = other; against; against = against->older)
			if (is_store(against, unit) && !in_chain(one, against) &&
			    bri_places_apart(in, unit, function, step->location, against->location, true))
				return true;
	}
	return false;
}

/* Do both places stand in statements of one list, outside what runs only sometimes?  Then a run passes both or neither, but
 * for what leaves between them. */
static bool is_one_list(struct walk *walk, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_unit_node(walk->unit, handle);
	size_t count = 0;
	const uint32_t *items = node->kind == BRI_SEQUENCE ? bri_unit_list(walk->unit, node, &count) : NULL;
	unsigned seen = 0;
	bool found = false;
	if (!handle || depth > NESTING_MAX)
		return false;
	for (size_t i = 0; i < count && !found; i++) {
		const struct bri_node *item = bri_unit_node(walk->unit, items[i]);
		bool is_choice = item->kind == BRI_BRANCH || item->kind == BRI_SWITCH || item->kind == BRI_LOOP;
		if (is_choice || item->kind == BRI_SEQUENCE)
			found = is_one_list(walk, items[i], depth + 1);
		if (item->kind != BRI_SEQUENCE && item->kind != BRI_LOOP)
			seen |= visit(walk, is_choice ? item->a : items[i], depth + 1);
	}
	if (node->kind == BRI_BRANCH || node->kind == BRI_SWITCH || node->kind == BRI_LOOP)
		found = is_one_list(walk, node->b, depth + 1) || (node->kind == BRI_BRANCH && is_one_list(walk, node->c, depth + 1));
	return found || seen == BOTH;
}

uint32_t bri_function_around(const struct bri_unit *unit, uint32_t location)
{
	struct bri_place place = bri_unit_place(unit, location);
	uint32_t found = 0, line = 0;
	for (uint32_t f = 1; f <= bri_unit_functions(unit); f++) {
		const struct bri_function *function = bri_unit_function(unit, f);
		struct bri_place begin = bri_unit_place(unit, function->location);
		if (function->body && begin.file == place.file && begin.line <= place.line && begin.line >= line) {
			found = f;
			line = begin.line;
		}
	}
	return found;
}

bool bri_stores_apart(struct interp *in, const struct origin *one, const struct origin *other)
{
	for (const struct origin *step = one; step; step = step->older) {
		if (!is_store(step, step->unit) || in_chain(other, step))
			continue;
		const struct bri_unit *unit = in->world->units[step->unit].unit;
		uint32_t function = bri_function_around(unit, step->location);
		for (const struct origin *against = other; function && against; against = against->older)
			if (is_store(against, step->unit) && !in_chain(one, against) &&
			    bri_function_around(unit, against->location) == function &&
			    bri_places_apart(in, step->unit, function, step->location, against->location, true))
				return true;
	}
	return false;
}

bool bri_stored_beside(struct interp *in, const struct origin *one, uint32_t unit, uint32_t place)
{
	const struct bri_unit *facts = in->world->units[unit].unit;
	uint32_t function = place ? bri_function_around(facts, place) : 0;
	for (const struct origin *step = one; function && step; step = step->older) {
		struct walk walk = {.unit = facts, .first = step->location, .second = place};
		if (is_store(step, unit) && bri_function_around(facts, step->location) == function &&
		    is_one_list(&walk, bri_unit_function(facts, function)->body, 0))
			return true;
	}
	return false;
}

/* May it be that number which the expression gives? */
static bool may_give(const struct bri_unit *unit, uint32_t expression, int64_t number)
{
	const struct bri_node *node = bri_unit_node(unit, expression);
	return expression && (node->kind != BRI_INT || bri_node_int(node) == number);
}

bool bri_stored_once(struct interp *in, const struct origin *origin, int64_t number)
{
	while (origin && !is_store(origin, origin->unit))
		origin = origin->older;
	const struct bri_unit *unit = origin ? in->world->units[origin->unit].unit : NULL;
	uint32_t around = unit ? bri_function_around(unit, origin->location) : 0, object = 0;
	const struct bri_function *function = around ? bri_unit_function(unit, around) : NULL;
	unsigned stores = 0;
	for (uint32_t n = function ? function->first_node : 0; function && n < function->last_node && !object; n++) {
		const struct bri_node *node = bri_unit_node(unit, n), *target = bri_unit_node(unit, node->a);
		if (node->kind == BRI_ASSIGN && node->location == origin->location && target->kind == BRI_OBJECT)
			object = target->a;
		else if (node->kind == BRI_DECLARE && bri_unit_object(unit, node->a)->location == origin->location)
			object = node->a;
	}
	for (uint32_t n = object ? function->first_node : 0; object && n < function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(unit, n), *target = bri_unit_node(unit, node->a);
		if (node->kind == BRI_ASSIGN && target->kind == BRI_OBJECT && target->a == object)
			stores += may_give(unit, node->b, number);
	}
	return object && stores + may_give(unit, bri_unit_object(unit, object)->init, number) == 1;
}
