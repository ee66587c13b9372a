/* SPDX-License-Identifier: Apache-2.0 */
/* The lowest bit turned round: GCC's front end says `x & 1 ? 0 : 1` for most of the ways to write that, and for some
 * casts it doesn't; Clang says what stands there.  Here they become one. */
#include "fact_bit.h"

#include "fact_unit.h"

static bool is_one(const struct bri_unit *unit, uint32_t handle)
{
	const struct bri_node *node = bri_unit_node(unit, handle);
	return node->kind == BRI_INT && bri_node_int(node) == 1;
}

/* `~x` or `x ^ 1`, whatever it was cast to since, and x; 0: it is neither. */
static uint32_t turned(const struct bri_unit *unit, uint32_t handle, uint32_t *ret_of)
{
	const struct bri_node *node = bri_unit_node(unit, handle);
	while (node->kind == BRI_CAST && node->type <= BRI_UNSIGNED && !(node->flags & BRI_BOOL)) {
		handle = node->a;
		node = bri_unit_node(unit, handle);
	}
	if (node->kind == BRI_UNARY && node->op == BRI_OP_COMPLEMENT)
		*ret_of = node->a;
	else if (node->kind == BRI_BINARY && node->op == BRI_OP_XOR && is_one(unit, node->b))
		*ret_of = node->a;
	else
		return 0;
	return handle;
}

uint32_t bri_unit_add_turned_bit(struct bri_unit *unit, struct bri_shape shape, uint32_t a, uint32_t b, uint32_t location)
{
	uint32_t of = 0, at = is_one(unit, b) ? turned(unit, a, &of) : is_one(unit, a) ? turned(unit, b, &of) : 0;
	const struct bri_node *node = bri_unit_node(unit, of);
	if (at == 0 || (node->type != BRI_SIGNED && node->type != BRI_UNSIGNED))
		return 0;
	struct bri_shape own = { .type = node->type, .size = node->size };
	/* What turned it is nobody's any more, and mustn't be a second parent of it. */
	unit->tree.nodes[at] = (struct bri_node){ .kind = BRI_INT, .type = own.type, .size = own.size };
	uint32_t one = bri_unit_add_int(unit, own, 1, 0);
	uint32_t test = bri_unit_add_node(unit, BRI_BINARY, BRI_OP_AND, own, of, one, 0, location);
	uint32_t no = bri_unit_add_int(unit, shape, 0, 0), yes = bri_unit_add_int(unit, shape, 1, 0);
	return bri_unit_add_node(unit, BRI_CONDITION, BRI_OP_NONE, shape, test, no, yes, location);
}
