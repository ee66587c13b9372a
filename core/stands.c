/* SPDX-License-Identifier: Apache-2.0 */
/* What a local stands for that gets its value in one place and keeps it: `const char *word = session->password;`.
 * Asked of names, which say as much of the copy as of what it is a copy of. */
#include "world.h"

/* Of an object: its initialiser, several things or what isn't known, or the expression. */
enum { STANDS_FOR_INIT, STANDS_FOR_NOTHING = UINT32_MAX };

static bool is_kept(const struct bri_object *object)
{
	return (object->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM)) == BRI_OBJECT_LOCAL &&
	       (object->shape.type == BRI_POINTER || object->shape.type == BRI_SIGNED || object->shape.type == BRI_UNSIGNED);
}

/* One more value for what the expression names, whole; 0: one that isn't known. */
static void give(const struct world_unit *home, uint32_t target, uint32_t value)
{
	const struct bri_node *node = bri_unit_node(home->unit, bri_uncast(home->unit, target));
	if (node->kind != BRI_OBJECT)
		return;
	uint32_t *known = &home->stands[node->a];
	bool is_first = *known == STANDS_FOR_INIT && !bri_unit_object(home->unit, node->a)->init;
	*known = is_first && value ? value : STANDS_FOR_NOTHING;
}

/* Of all locals of the function, in one pass. */
static void find_in(const struct world_unit *home, const struct bri_function *function)
{
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(home->unit, n);
		if (node->kind == BRI_ASSIGN)
			give(home, node->a, node->op == BRI_OP_NONE ? node->b : 0);
		else if (node->kind == BRI_ADDRESS && !(node->flags & BRI_READ_ONLY))
			give(home, node->a, 0);
	}
}

static uint32_t value_of(const struct world *world, uint32_t u, uint32_t object)
{
	struct world_unit *home = &world->units[u];
	const struct bri_object *local = bri_unit_object(home->unit, object);
	if (!is_kept(local) || !local->function)
		return 0;
	if (!home->functions[local->function].stood) {
		home->functions[local->function].stood = true;
		find_in(home, bri_unit_function(home->unit, local->function));
	}
	uint32_t known = home->stands[object];
	return known == STANDS_FOR_INIT ? local->init : known == STANDS_FOR_NOTHING ? 0 : known;
}

uint32_t bri_value_of_block(const struct bri_unit *unit, uint32_t sequence)
{
	size_t count = 0;
	const struct bri_node *node = bri_unit_node(unit, sequence);
	const uint32_t *items = node->kind == BRI_SEQUENCE ? bri_unit_list(unit, node, &count) : NULL;
	node = count ? bri_unit_node(unit, items[count - 1]) : node;
	return node->kind == BRI_EVALUATE ? node->a : 0;
}

uint32_t bri_stands_for(const struct world *world, uint32_t u, uint32_t expression)
{
	const struct bri_unit *unit = world->units[u].unit;
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_unit_node(unit, expression);
		uint32_t value = node->kind == BRI_CAST     ? node->a
		                 : node->kind == BRI_BLOCK  ? bri_value_of_block(unit, node->a)
		                 : node->kind == BRI_OBJECT ? value_of(world, u, node->a)
		                                            : 0;
		if (!value)
			break;
		expression = value;
	}
	return expression;
}

uint32_t bri_lvalue_meant(const struct world *world, uint32_t u, uint32_t lvalue)
{
	const struct bri_unit *unit = world->units[u].unit;
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_unit_node(unit, lvalue);
		const struct bri_node *pointer = bri_unit_node(unit, node->kind == BRI_DEREF ? bri_stands_for(world, u, node->a) : 0);
		if (pointer->kind != BRI_ADDRESS)
			break;
		lvalue = pointer->a;
	}
	return lvalue;
}

const unsigned char *bri_text_behind(const struct world *world, uint32_t u, uint32_t expression, size_t *ret_length)
{
	const struct bri_unit *unit = world->units[u].unit;
	const struct bri_node *node = bri_unit_node(unit, bri_stands_for(world, u, expression));
	if (node->kind == BRI_ADDRESS)
		node = bri_unit_node(unit, node->a);
	if (node->kind == BRI_OBJECT) /* static const char format[] = "..."; */
		node = bri_unit_node(unit, bri_unit_object(unit, node->a)->init);
	*ret_length = node->kind == BRI_STRING ? node->b : 0;
	return node->kind == BRI_STRING ? bri_unit_bytes(unit, node) : NULL;
}
