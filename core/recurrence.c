/* SPDX-License-Identifier: Apache-2.0 */
/* A generator of the program's own that goes on by a product: seed = seed * 1103515245 + 12345.  Its multiplier gives it
 * away; which there are is the policy's.  Or by shifts to both sides: x ^= x << 13, x ^= x >> 17, x ^= x << 5. */
#include "interp.h"
#include "world.h"

/* Below, there is nothing that isn't something else, too: a product is asked for this before a list is walked. */
enum { LEAST_MULTIPLIER = 10000 };

const struct bri_check *bri_recurrence_check(const struct bri_policy *policy)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(policy, &count);
	for (size_t i = 0; i < count; i++)
		if (checks[i].predicate == BRI_IS_GENERATOR)
			return &checks[i];
	return NULL;
}

static bool is_multiplier(const struct world *world, const struct bri_unit *unit, uint32_t expression)
{
	const struct bri_node *node = bri_unit_node(unit, bri_uncast(unit, expression));
	if (node->kind == BRI_OBJECT && bri_unit_object(unit, node->a)->flags & BRI_OBJECT_CONST)
		node = bri_unit_node(unit, bri_unit_object(unit, node->a)->init);
	int64_t number = node->kind == BRI_INT ? bri_node_int(node) : 0;
	if (number > -LEAST_MULTIPLIER && number < LEAST_MULTIPLIER)
		return false;
	const struct bri_condition *groups = bri_policy_conditions(world->policy, NULL) + world->generator->first_condition;
	const int64_t *numbers = bri_policy_numbers(world->policy, NULL);
	for (uint32_t g = 0; g < world->generator->conditions; g++)
		for (uint32_t n = 0; n < groups[g].count; n++)
			if (numbers[groups[g].first + n] == (number < 0 && node->size == 4 ? (int64_t)(uint32_t)number : number))
				return true;
	return false;
}

/* What is only made wider: of a number that is cut first another one is shifted. */
static uint32_t widened(const struct bri_unit *unit, uint32_t expression)
{
	const struct bri_node *node = bri_unit_node(unit, expression);
	while (node->kind == BRI_CAST && node->size >= bri_unit_node(unit, node->a)->size) {
		expression = node->a;
		node = bri_unit_node(unit, expression);
	}
	return expression;
}

/* The operation, to the left or to the right, by which the expression shifts a variable or a member; its name in `ret_of`. */
static unsigned shift_of(const struct bri_unit *unit, uint32_t expression, uint32_t *ret_of)
{
	const struct bri_node *node = bri_unit_node(unit, bri_uncast(unit, expression));
	bool is_shift = node->kind == BRI_BINARY && (node->op == BRI_OP_SHL || node->op == BRI_OP_SHR) &&
	                bri_unit_node(unit, bri_uncast(unit, node->b))->kind == BRI_INT;
	*ret_of = is_shift ? bri_lvalue_name_id(unit, widened(unit, node->a)) : 0;
	return *ret_of ? node->op : BRI_OP_NONE;
}

/* x ^= x << 13, or x ^ x << 13: which way is it shifted? */
static unsigned shifted(const struct bri_unit *unit, const struct bri_node *node, uint32_t *ret_of)
{
	if ((node->kind != BRI_BINARY && node->kind != BRI_ASSIGN) || node->op != BRI_OP_XOR)
		return BRI_OP_NONE;
	unsigned way = shift_of(unit, node->b, ret_of);
	uint32_t other = node->a;
	if (!way && node->kind == BRI_BINARY) {
		way = shift_of(unit, node->a, ret_of);
		other = node->b;
	}
	return way && bri_lvalue_name_id(unit, bri_uncast(unit, other)) == *ret_of ? way : BRI_OP_NONE;
}

/* It outlasts the call: a member, what a pointer leads to, an object of the file. */
static bool is_kept(const struct bri_unit *unit, uint32_t lvalue)
{
	const struct bri_node *node = bri_unit_node(unit, lvalue);
	return node->kind == BRI_FIELD || node->kind == BRI_DEREF || node->kind == BRI_ELEMENT ||
	       (node->kind == BRI_OBJECT && !bri_unit_object(unit, node->a)->function);
}

/* One of three at least, of the same name, that shift to both sides, and the state is kept: hashes shift to one, and keep none. */
static bool is_xorshift(const struct bri_unit *unit, uint32_t f, const struct bri_node *node)
{
	uint32_t name, other, left = 0, right = 0;
	bool kept = false;
	if (!shifted(unit, node, &name))
		return false;
	const struct bri_function *function = bri_unit_function(unit, f);
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *at = bri_unit_node(unit, n);
		unsigned way = shifted(unit, at, &other);
		left += way == BRI_OP_SHL && other == name;
		right += way == BRI_OP_SHR && other == name;
		kept |= at->kind == BRI_ASSIGN && is_kept(unit, at->a) &&
		        (bri_lvalue_name_id(unit, at->a) == name || bri_lvalue_name_id(unit, bri_uncast(unit, at->b)) == name);
	}
	return kept && left && right && left + right >= 3;
}

bool bri_is_recurrence(const struct world *world, uint32_t unit, uint32_t function, const struct bri_node *node)
{
	const struct bri_unit *facts = world->units[unit].unit;
	bool is_product = (node->kind == BRI_BINARY || node->kind == BRI_ASSIGN) && node->op == BRI_OP_MUL;
	if (!world->generator)
		return false;
	return is_product ? is_multiplier(world, facts, node->b) || is_multiplier(world, facts, node->a)
	                  : is_xorshift(facts, function, node);
}

struct value bri_recurrence(struct interp *in, const struct bri_node *node, struct value result)
{
	const struct bri_unit *unit = interp_unit(in);
	if (!in->top->function || !bri_is_recurrence(in->world, in->top->unit, in->top->function, node))
		return result;
	struct origin *origin = bri_interp_alloc(in, sizeof *origin);
	*origin = (struct origin){.kind = ORIGIN_CALL,
	                          .name = bri_unit_text(unit, bri_unit_function(unit, in->top->function)->name),
	                          .unit = in->top->unit,
	                          .location = node->location,
	                          .length = 1};
	return bri_value_of(in, (struct atom){.kind = ATOM_SYMBOL,
	                                      .id = ++in->symbols,
	                                      .tags = bri_value_tags(result) | 1u << in->world->generator->tag,
	                                      .origin = origin,
	                                      .act = in->act_now});
}
