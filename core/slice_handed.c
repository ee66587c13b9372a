/* SPDX-License-Identifier: Apache-2.0 */
/* Texts that a caller hands over as such: what may hold one, its letters, and what is made of those. */
#include "slice_inner.h"

bool bri_slice_is_handed(const struct slicer *slicer, uint32_t handle)
{
	for (int i = 0; i < 64 && handle; i++) {
		const struct bri_node *node = bri_slice_node(slicer, handle);
		if (node->kind == BRI_OBJECT)
			return slicer->handed[node->a];
		bool is_letter = node->kind == BRI_DEREF && node->size == 1;
		if (node->kind != BRI_ADDRESS && node->kind != BRI_CAST && node->kind != BRI_OFFSET && node->kind != BRI_ELEMENT &&
		    !is_letter)
			return false;
		handle = node->a;
	}
	return false;
}

/* What is composed of such a text is one. */
static bool hand_on(struct slicer *slicer, const struct bri_node *call)
{
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, call, &count);
	bool has = false, grew = false, through;
	for (size_t i = 0; i < count && !has; i++)
		has = bri_slice_is_handed(slicer, items[i]);
	for (size_t i = 0; i < count && has; i++) {
		const struct bri_node *arg = bri_slice_node(slicer, items[i]);
		uint32_t base = arg->type == BRI_POINTER && !(arg->flags & BRI_READ_ONLY) && arg->kind != BRI_INT
		                    ? bri_slice_base(slicer, items[i], &through) : 0;
		if (base && !slicer->handed[base] && bri_unit_object(slicer->unit, base)->flags & BRI_OBJECT_LOCAL)
			slicer->handed[base] = grew = true;
	}
	return grew;
}

/* Parameters of functions that others can call, and everything that a variadic one of them has at hand. */
void bri_slice_find_handed(struct slicer *slicer)
{
	uint32_t count = (uint32_t)bri_unit_nodes(slicer->unit);
	for (uint32_t o = 1; o <= bri_unit_objects(slicer->unit); o++) {
		const struct bri_object *object = bri_unit_object(slicer->unit, o);
		bool variadic = object->function &&
		                bri_unit_function(slicer->unit, object->function)->flags & BRI_FUNCTION_VARIADIC;
		if (object->flags & BRI_OBJECT_PARAM ? object->shape.type == BRI_POINTER : variadic)
			slicer->handed[o] = slicer->telling[o];
	}
	for (bool grew = true; grew;) {
		grew = false;
		for (uint32_t n = 1; n <= count; n++) {
			const struct bri_node *node = bri_slice_node(slicer, n);
			if (node->kind == BRI_CALL)
				grew |= hand_on(slicer, node);
		}
	}
}

bool bri_slice_logs_handed(const struct slicer *slicer, const struct bri_node *call, const struct world_function *known)
{
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, call, &count);
	if (!known->prints)
		return false;
	for (size_t i = 0; i < count; i++)
		if (bri_slice_is_handed(slicer, items[i]))
			return true;
	return false;
}

/* ---- its letters ---- */

static bool is_letter(const struct slicer *slicer, uint32_t handle)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	return (node->kind == BRI_DEREF || node->kind == BRI_ELEMENT) && node->size == 1 && bri_slice_is_handed(slicer, handle);
}

/* A call into the unit that is given such a letter: `nibble(*text)`. */
static bool takes_letter(const struct slicer *slicer, const struct bri_node *call)
{
	size_t count;
	const uint32_t *items = bri_unit_list(slicer->unit, call, &count);
	const struct bri_node *callee = bri_slice_node(slicer, call->a);
	if (callee->kind != BRI_FUNCTION || !bri_unit_function(slicer->unit, callee->a)->body)
		return false;
	for (size_t i = 0; i < count; i++) {
		uint32_t arg = bri_uncast(slicer->unit, items[i]);
		if (is_letter(slicer, arg) || bri_slice_is_digit(slicer, arg))
			return true;
	}
	return false;
}

/* Made of such letters and of numbers that stand there. */
static bool is_made_of_letters(const struct slicer *slicer, uint32_t handle, int depth, bool *ret_any)
{
	const struct bri_node *node = bri_slice_node(slicer, handle);
	bool is_one = is_letter(slicer, handle) || (node->kind == BRI_CALL && takes_letter(slicer, node));
	*ret_any |= is_one;
	if (is_one || node->kind == BRI_INT)
		return true;
	if (depth > 8 || (node->kind != BRI_BINARY && node->kind != BRI_CAST))
		return false;
	return is_made_of_letters(slicer, node->a, depth + 1, ret_any) &&
	       (node->kind == BRI_CAST || is_made_of_letters(slicer, node->b, depth + 1, ret_any));
}

bool bri_slice_is_digit(const struct slicer *slicer, uint32_t handle)
{
	bool is_any = false;
	handle = bri_uncast(slicer->unit, handle);
	const struct bri_node *node = bri_slice_node(slicer, handle);
	return node->kind == BRI_BINARY && is_made_of_letters(slicer, handle, 0, &is_any) && is_any;
}
