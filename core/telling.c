/* SPDX-License-Identifier: Apache-2.0 */
/* Branches that only tell: whichever way they go, something is logged, or a text is put together in an array of the
 * function's own for that, and what follows is the same.  To look at a verdict so decides nothing.  What isn't known to
 * tell is taken to decide: a jump, a store, a call that is given nothing to write a text to. */
#include "world.h"

#define TELLING_DEEP 16

struct teller {
	const struct world_unit *home;
	bool tells; /* something is logged */
};

static bool is_own_array(const struct bri_unit *unit, const struct bri_node *argument)
{
	while (argument->kind == BRI_CAST || argument->kind == BRI_ADDRESS || argument->kind == BRI_ELEMENT)
		argument = bri_unit_node(unit, argument->a);
	return argument->kind == BRI_OBJECT && bri_unit_object(unit, argument->a)->flags & BRI_OBJECT_LOCAL &&
	       argument->type == BRI_AGGREGATE;
}

static bool calls(const struct bri_unit *unit, uint32_t expression, int depth)
{
	const struct bri_node *node = bri_unit_node(unit, expression);
	if (depth == TELLING_DEEP || node->kind == BRI_CALL || node->kind == BRI_ASSIGN || node->kind == BRI_OPAQUE ||
	    node->kind == BRI_BLOCK || node->kind == BRI_INIT)
		return true;
	switch (node->kind) {
	case BRI_CONDITION:
		return calls(unit, node->a, depth + 1) || (node->b && calls(unit, node->b, depth + 1)) ||
		       calls(unit, node->c, depth + 1);
	case BRI_BINARY:
	case BRI_OFFSET:
	case BRI_COMMA:
	case BRI_ELEMENT:
		return calls(unit, node->a, depth + 1) || calls(unit, node->b, depth + 1);
	case BRI_UNARY:
	case BRI_CAST:
	case BRI_ADDRESS:
	case BRI_DEREF:
	case BRI_FIELD:
		return calls(unit, node->a, depth + 1);
	default:
		return false;
	}
}

bool bri_is_literal(const struct bri_unit *unit, const struct bri_node *node)
{
	while (node->kind == BRI_CAST || node->kind == BRI_ADDRESS)
		node = bri_unit_node(unit, node->a);
	return node->kind == BRI_STRING;
}

/* It logs; or it is given numbers, literals and such an array, and so makes a text. */
static bool call_tells(struct teller *teller, const struct bri_node *call)
{
	const struct bri_unit *unit = teller->home->unit;
	const struct bri_node *callee = bri_unit_node(unit, call->a);
	size_t count;
	const uint32_t *items = bri_unit_list(unit, call, &count);
	if (callee->kind != BRI_FUNCTION)
		return false;
	bool logs = teller->home->functions[callee->a].prints, has_array = false;
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *argument = bri_unit_node(unit, items[i]);
		if (argument->kind == BRI_CALL && logs) { /* printf("%s", strerror(error)) */
			size_t inner;
			const uint32_t *given = bri_unit_list(unit, argument, &inner);
			for (size_t k = 0; k < inner; k++)
				if (bri_unit_node(unit, given[k])->kind == BRI_CALL || calls(unit, given[k], 0))
					return false;
			continue;
		}
		if (calls(unit, items[i], 0))
			return false;
		bool is_array = is_own_array(unit, argument);
		has_array |= is_array;
		if (!logs && !is_array && !bri_is_literal(unit, argument) && argument->type != BRI_SIGNED &&
		    argument->type != BRI_UNSIGNED)
			return false;
	}
	teller->tells |= logs;
	return logs || has_array;
}

static bool only_tells(struct teller *teller, uint32_t statement, int depth)
{
	const struct bri_unit *unit = teller->home->unit;
	const struct bri_node *node = bri_unit_node(unit, statement);
	size_t count;
	const uint32_t *items;
	if (depth == TELLING_DEEP)
		return false;
	switch (node->kind) {
	case BRI_NONE:
		return true;
	case BRI_SEQUENCE:
		items = bri_unit_list(unit, node, &count);
		for (size_t i = 0; i < count; i++)
			if (!only_tells(teller, items[i], depth + 1))
				return false;
		return true;
	case BRI_DECLARE: {
		uint32_t init = bri_unit_object(unit, node->a)->init;
		const struct bri_node *first = bri_unit_node(unit, init);
		return !init || first->kind == BRI_INT || first->kind == BRI_STRING || first->kind == BRI_INIT;
	}
	case BRI_EVALUATE:
		return only_tells(teller, node->a, depth + 1);
	case BRI_CALL:
		return call_tells(teller, node);
	case BRI_BRANCH:
		return !calls(unit, node->a, 0) && only_tells(teller, node->b, depth + 1) &&
		       only_tells(teller, node->c, depth + 1);
	default:
		return false;
	}
}

bool bri_only_tells(const struct world *world, uint32_t unit, const struct bri_node *branch)
{
	struct teller teller = {&world->units[unit], false};
	return only_tells(&teller, branch->b, 0) && only_tells(&teller, branch->c, 0) && teller.tells;
}
