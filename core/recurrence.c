/* SPDX-License-Identifier: Apache-2.0 */
/* A generator of the program's own that goes on by a product: seed = seed * 1103515245 + 12345.  Its multiplier gives it
 * away; which there are is the policy's. */
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

bool bri_is_recurrence(const struct world *world, uint32_t unit, const struct bri_node *node)
{
	const struct bri_unit *facts = world->units[unit].unit;
	bool is_product = (node->kind == BRI_BINARY || node->kind == BRI_ASSIGN) && node->op == BRI_OP_MUL;
	return is_product && world->generator && (is_multiplier(world, facts, node->b) || is_multiplier(world, facts, node->a));
}

struct value bri_recurrence(struct interp *in, const struct bri_node *node, struct value product)
{
	const struct bri_unit *unit = interp_unit(in);
	if (!in->top->function || !bri_is_recurrence(in->world, in->top->unit, node))
		return product;
	struct origin *origin = bri_interp_alloc(in, sizeof *origin);
	*origin = (struct origin){.kind = ORIGIN_CALL,
	                          .name = bri_unit_text(unit, bri_unit_function(unit, in->top->function)->name),
	                          .unit = in->top->unit,
	                          .location = node->location,
	                          .length = 1};
	return bri_value_of(in, (struct atom){.kind = ATOM_SYMBOL,
	                                      .id = ++in->symbols,
	                                      .tags = bri_value_tags(product) | 1u << in->world->generator->tag,
	                                      .origin = origin,
	                                      .act = in->act_now});
}
