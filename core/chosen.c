/* SPDX-License-Identifier: Apache-2.0 */
/* What a function that was handed over answers, and what a virtual one does, was chosen by who handed it over, or made
 * the object of that class: once it has returned, that is whose its values are. */
#include "interp.h"
#include "world.h"

static bool is_param(const struct bri_function *function, const struct bri_unit *unit, const struct bri_node *callee)
{
	while (callee->kind == BRI_CAST || callee->kind == BRI_DEREF)
		callee = bri_unit_node(unit, callee->a);
	return callee->kind == BRI_OBJECT && callee->a >= function->first_param &&
	       callee->a < function->first_param + function->params;
}

uint32_t bri_chooser_of(const struct interp *in, const struct bri_node *call, const struct atom *chosen)
{
	const struct bri_unit *unit = in->world->units[in->top->unit].unit;
	const struct bri_node *callee = bri_unit_node(unit, call->a);
	if (!in->top->function)
		return 0;
	bool is_virtual = callee->kind == BRI_FUNCTION;
	return is_virtual || is_param(bri_unit_function(unit, in->top->function), unit, callee) ? chosen->act : 0;
}
