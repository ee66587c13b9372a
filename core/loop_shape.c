/* SPDX-License-Identifier: Apache-2.0 */
/* What a loop's condition and body look like: how far its turns can be counted. */
#include "interp.h"

/* `begin != end` of a container: a body that a header of the system brings along compares two pointers. */
bool bri_compares_iterators(const struct bri_unit *unit, uint32_t expression)
{
	const struct bri_node *node = bri_unit_node(unit, expression);
	const struct bri_node *callee = node->kind == BRI_CALL ? bri_unit_node(unit, node->a) : NULL;
	if (!callee || callee->kind != BRI_FUNCTION)
		return false;
	const struct bri_function *function = bri_unit_function(unit, callee->a);
	size_t count;
	const uint32_t *items = bri_unit_list(unit, node, &count);
	bool are_objects = count == 2 && function->body && bri_is_foreign(unit, function);
	for (size_t i = 0; i < count && are_objects; i++) {
		const struct bri_node *item = bri_unit_node(unit, items[i]);
		are_objects = item->kind == BRI_ADDRESS && bri_unit_node(unit, item->a)->kind == BRI_OBJECT;
	}
	return are_objects;
}

/* while (1), for (;;), do … while (1) */
bool bri_is_for_ever(const struct bri_unit *unit, const struct bri_node *loop)
{
	const struct bri_node *test = loop->a ? bri_unit_node(unit, loop->a) : NULL;
	return !test || (test->kind == BRI_INT && bri_node_int(test) != 0);
}

/* for (i = 0; i < 1024; i++): more turns than `most`. */
bool bri_counts_beyond(const struct bri_unit *unit, const struct bri_node *loop, int64_t most)
{
	const struct bri_node *test = loop->a ? bri_unit_node(unit, loop->a) : NULL;
	const struct bri_node *step = loop->c ? bri_unit_node(unit, loop->c) : NULL;
	if (step && step->kind == BRI_EVALUATE)
		step = bri_unit_node(unit, step->a);
	if (!test || test->kind != BRI_BINARY || (test->op != BRI_OP_LT && test->op != BRI_OP_LE) || !step ||
	    step->kind != BRI_ASSIGN || step->op != BRI_OP_ADD)
		return false;
	const struct bri_node *end = bri_unit_node(unit, test->b), *by = bri_unit_node(unit, step->b);
	/* One compiler writes i <= 1023. */
	return end->kind == BRI_INT && bri_node_int(end) - (test->op == BRI_OP_LT) >= most && by->kind == BRI_INT &&
	       bri_node_int(by) == 1;
}

bool bri_has_call(const struct bri_unit *unit, uint32_t expression, int depth)
{
	const struct bri_node *node = bri_unit_node(unit, expression);
	size_t count;
	const uint32_t *items;
	if (depth > 12)
		return true;
	switch (node->kind) {
	case BRI_NONE:
	case BRI_INT:
	case BRI_OBJECT:
	case BRI_STRING:
	case BRI_FUNCTION:
		return false;
	case BRI_FIELD:
	case BRI_ADDRESS:
	case BRI_DEREF:
	case BRI_UNARY:
	case BRI_CAST:
		return bri_has_call(unit, node->a, depth + 1);
	case BRI_ELEMENT:
	case BRI_BINARY:
	case BRI_OFFSET:
	case BRI_ASSIGN: /* x++ in a condition: counted by running it */
		return bri_has_call(unit, node->a, depth + 1) || bri_has_call(unit, node->b, depth + 1);
	case BRI_OPAQUE: /* the next of a va_list */
		items = bri_unit_list(unit, node, &count);
		return count != 1 || bri_has_call(unit, items[0], depth + 1);
	default:
		return true;
	}
}

/* What it comes to in every run: 1, 0; -1: not known. */
static int always(const struct bri_unit *unit, uint32_t condition, int depth)
{
	const struct bri_node *node = bri_unit_node(unit, condition);
	const struct bri_object *object = node->kind == BRI_OBJECT ? bri_unit_object(unit, node->a) : NULL;
	if (depth > 12)
		return -1;
	if (node->kind == BRI_INT)
		return bri_node_int(node) != 0;
	if (object && object->flags & BRI_OBJECT_CONST && !(object->flags & (BRI_OBJECT_VOLATILE | BRI_OBJECT_WEAK)))
		return bri_unit_node(unit, object->init)->kind == BRI_INT ? always(unit, object->init, depth + 1) : -1;
	if (node->kind == BRI_CAST)
		return always(unit, node->a, depth + 1);
	if (node->kind == BRI_UNARY && node->op == BRI_OP_NOT) {
		int not = always(unit, node->a, depth + 1);
		return not < 0 ? -1 : !not;
	}
	if (node->kind != BRI_BINARY)
		return -1;
	int a = always(unit, node->a, depth + 1), b = always(unit, node->b, depth + 1);
	if (node->op == BRI_OP_ANDAND)
		return a == 0 || b == 0 ? 0 : a == 1 && b == 1 ? 1 : -1;
	if (node->op == BRI_OP_OROR)
		return a == 1 || b == 1 ? 1 : a == 0 && b == 0 ? 0 : -1;
	bool is_zero = bri_unit_node(unit, node->b)->kind == BRI_INT && b == 0;
	if (!is_zero || a < 0 || (node->op != BRI_OP_NE && node->op != BRI_OP_EQ))
		return -1;
	return node->op == BRI_OP_NE ? a : !a;
}

bool bri_has_break(const struct bri_unit *unit, uint32_t statement, int depth)
{
	const struct bri_node *node = bri_unit_node(unit, statement);
	size_t count;
	const uint32_t *items;
	bool found = node->kind == BRI_BREAK;
	if (depth > 12)
		return false;
	if (node->kind == BRI_BRANCH) {
		int taken = always(unit, node->a, 0);
		return (taken != 0 && node->b && bri_has_break(unit, node->b, depth + 1)) ||
		       (taken != 1 && node->c && bri_has_break(unit, node->c, depth + 1));
	}
	if (node->kind != BRI_SEQUENCE)
		return found;
	items = bri_unit_list(unit, node, &count);
	for (size_t i = 0; i < count && !found; i++)
		found = bri_has_break(unit, items[i], depth + 1);
	return found;
}
