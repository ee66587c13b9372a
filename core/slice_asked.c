/* SPDX-License-Identifier: Apache-2.0 */
/* What the conditions in a unit ask for: which of them another unit may decide. */
#include "slice_inner.h"

bool bri_slice_is_asked(const struct slicer *slicer, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	if (depth > 20)
		return true;
	switch (node->kind) {
	case BRI_OBJECT:
		return slicer->objects[node->a] || !bri_slice_is_own(bri_unit_object(slicer->unit, node->a)) ||
		       bri_unit_object(slicer->unit, node->a)->flags & BRI_OBJECT_PARAM;
	case BRI_FIELD:
	case BRI_UNARY:
	case BRI_CAST:
	case BRI_ADDRESS:
		return bri_slice_is_asked(slicer, node->a, depth + 1);
	case BRI_BINARY:
	case BRI_OFFSET:
	case BRI_ELEMENT:
	case BRI_COMMA:
		return bri_slice_is_asked(slicer, node->a, depth + 1) || bri_slice_is_asked(slicer, node->b, depth + 1);
	case BRI_CONDITION:
		return true;
	default:
		return false;
	}
}

bool bri_slice_is_check(const struct slicer *slicer, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	if (depth > 20)
		return false;
	if (node->type == BRI_POINTER)
		return true;
	switch (node->kind) {
	case BRI_INT:
	case BRI_CALL:
		return true;
	case BRI_OBJECT:
		return bri_slice_is_own(bri_unit_object(slicer->unit, node->a)) && slicer->changing[node->a];
	case BRI_UNARY:
	case BRI_CAST:
		return bri_slice_is_check(slicer, node->a, depth + 1);
	case BRI_ASSIGN:
		return bri_slice_is_check(slicer, node->b, depth + 1);
	case BRI_BINARY:
		return bri_slice_is_check(slicer, node->a, depth + 1) && bri_slice_is_check(slicer, node->b, depth + 1);
	default:
		return false;
	}
}

bool bri_slice_asks_how_far(const struct slicer *slicer, uint32_t condition)
{
	const struct bri_node *node = bri_slice_node(slicer, condition);
	while (node->kind == BRI_CAST || (node->kind == BRI_BINARY && node->op >= BRI_OP_EQ && node->op <= BRI_OP_GE &&
	                                  bri_slice_node(slicer, node->b)->kind == BRI_INT))
		node = bri_slice_node(slicer, node->a);
	const struct bri_node *target = bri_slice_node(slicer, node->kind == BRI_ASSIGN ? node->a : 0);
	if (node->op == BRI_OP_SUB && target->kind == BRI_OBJECT)
		return bri_unit_object(slicer->unit, target->a)->flags & BRI_OBJECT_PARAM;
	if (node->kind == BRI_ASSIGN && node->op == BRI_OP_NONE)
		node = bri_slice_node(slicer, node->b);
	return node->kind == BRI_DEREF && node->size == 1;
}

/* The pointer that was handed over and that `*flags` leads through; 0: it is something else. */
static uint32_t behind_param(const struct slicer *slicer, uint32_t expression)
{
	const struct bri_node *node = bri_slice_node(slicer, expression);
	while (node->kind == BRI_CAST || node->kind == BRI_UNARY ||
	       (node->kind == BRI_BINARY && bri_slice_node(slicer, node->b)->kind == BRI_INT))
		node = bri_slice_node(slicer, node->a);
	const struct bri_node *pointer = bri_slice_node(slicer, node->kind == BRI_DEREF ? node->a : 0);
	bool is_param = pointer->kind == BRI_OBJECT && bri_unit_object(slicer->unit, pointer->a)->flags & BRI_OBJECT_PARAM;
	return is_param ? pointer->a : 0;
}

bool bri_slice_asks_what_it_sets(const struct slicer *slicer, const struct bri_node *branch)
{
	uint32_t param = behind_param(slicer, branch->a);
	const struct bri_node *then = bri_slice_node(slicer, branch->b);
	size_t count = 0;
	const uint32_t *items = then->kind == BRI_SEQUENCE ? bri_unit_list(slicer->unit, then, &count) : NULL;
	for (size_t i = 0; param && i < (items ? count : 1); i++) {
		const struct bri_node *item = items ? bri_slice_node(slicer, items[i]) : then;
		const struct bri_node *store = bri_slice_node(slicer, item->kind == BRI_EVALUATE ? item->a : 0);
		if (store->kind == BRI_ASSIGN && behind_param(slicer, store->a) == param)
			return true;
	}
	return false;
}

/* A text or a table of the unit's own, or what the caller was handed for one. */
static bool is_constant(const struct slicer *slicer, uint32_t handle)
{
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_slice_node(slicer, handle);
		const struct bri_object *object = bri_unit_object(slicer->unit, node->kind == BRI_OBJECT ? node->a : 0);
		if (node->kind == BRI_OBJECT)
			return object->init != 0 || object->flags & BRI_OBJECT_PARAM;
		if (node->kind != BRI_ADDRESS && node->kind != BRI_CAST && node->kind != BRI_OFFSET && node->kind != BRI_ELEMENT &&
		    node->kind != BRI_FIELD)
			return node->kind == BRI_STRING;
		handle = node->a;
	}
	return false;
}

/* Whom the call hands such a one, or nothing at all, of the unit's own functions that aren't close yet; 0: nobody. */
static uint32_t asks_constant(const struct slicer *slicer, const struct bri_node *call)
{
	const struct bri_node *callee = bri_slice_node(slicer, call->a);
	if (callee->kind != BRI_FUNCTION || slicer->close[callee->a])
		return 0;
	const struct world_function *known = &slicer->world->units[0].functions[callee->a];
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, call, &count);
	if (!known->function || known->api_count || bri_is_foreign(slicer->unit, bri_unit_function(slicer->unit, callee->a)))
		return 0;
	if (count == 0)
		return callee->a;
	for (size_t i = 0; i < count; i++)
		if (bri_slice_node(slicer, items[i])->type == BRI_POINTER && is_constant(slicer, items[i]))
			return callee->a;
	return 0;
}

/* strcmp() and its like. */
static bool compares(const struct slicer *slicer, uint32_t function)
{
	const struct world_function *known = &slicer->world->units[0].functions[function];
	for (uint32_t i = 0; i < known->api_count; i++)
		if (known->apis[i].effect == BRI_EFFECT_COMPARE)
			return true;
	return false;
}

/* strcmp(word, "none"): a text that the function was handed is compared. */
static bool compares_handed(const struct slicer *slicer, const struct bri_node *call)
{
	const struct bri_node *callee = bri_slice_node(slicer, call->a);
	if (callee->kind != BRI_FUNCTION || !compares(slicer, callee->a))
		return false;
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, call, &count);
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *arg = bri_slice_node(slicer, items[i]);
		while (arg->kind == BRI_CAST)
			arg = bri_slice_node(slicer, arg->a);
		if (arg->kind == BRI_OBJECT && bri_unit_object(slicer->unit, arg->a)->flags & BRI_OBJECT_PARAM)
			return true;
	}
	return false;
}

static bool is_handed_pointer(const struct slicer *slicer, const struct bri_function *function)
{
	for (uint32_t i = 0; function->body && !(function->flags & BRI_FUNCTION_STATIC) && i < function->params; i++)
		if (bri_unit_object(slicer->unit, function->first_param + i)->shape.type == BRI_POINTER)
			return true;
	return false;
}

/* mode_of("none"): it makes one of several numbers of a text that another unit hands over, and not only a no. */
static bool makes_number_of_text(const struct slicer *slicer, const struct bri_function *function)
{
	bool asks = false, any = false, several = false;
	int64_t first = 0;
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_slice_node(slicer, n);
		if (node->kind == BRI_CALL)
			asks = asks || compares_handed(slicer, node);
		if (node->kind != BRI_RETURN || !node->a)
			continue;
		const struct bri_node *value = bri_slice_node(slicer, node->a);
		if (value->kind != BRI_INT)
			return false;
		if (bri_node_int(value) < 0)
			continue;
		several |= any && bri_node_int(value) != first;
		first = bri_node_int(value);
		any = true;
	}
	return asks && several;
}

/* What a function makes of a constant, the unit knows; so must the program, or it would find what the unit passed. */
void bri_slice_find_close(struct slicer *slicer)
{
	uint32_t count = (uint32_t)bri_unit_functions(slicer->unit);
	bool any = false;
	for (uint32_t f = 1; f <= count; f++) {
		slicer->close[f] = slicer->world->units[0].functions[f].reach & REACHES_OPEN;
		any = any || compares(slicer, f);
	}
	for (uint32_t f = 1; any && f <= count; f++) {
		const struct bri_function *function = bri_unit_function(slicer->unit, f);
		slicer->close[f] |= is_handed_pointer(slicer, function) && makes_number_of_text(slicer, function);
	}
	for (bool grew = true; grew;) {
		grew = false;
		for (uint32_t f = 1; f <= count; f++) {
			const struct bri_function *function = bri_unit_function(slicer->unit, f);
			for (uint32_t n = function->first_node; slicer->close[f] && function->body && n < function->last_node; n++) {
				const struct bri_node *node = bri_slice_node(slicer, n);
				uint32_t callee = node->kind == BRI_CALL ? asks_constant(slicer, node) : 0;
				if (callee)
					slicer->close[callee] = grew = true;
			}
		}
	}
}
