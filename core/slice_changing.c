/* SPDX-License-Identifier: Apache-2.0 */
/* Objects whose value another unit can't tell: something is stored in them that a call brought or that memory held. */
#include "slice_inner.h"

/* The number that was handed over and that the condition asks for, alone; 0: none. */
static uint32_t asked_param(const struct slicer *slicer, uint32_t condition)
{
	const struct bri_node *node = bri_slice_node(slicer, condition);
	while (node->kind == BRI_CAST || node->kind == BRI_UNARY ||
	       (node->kind == BRI_BINARY && bri_slice_node(slicer, node->b)->kind == BRI_INT))
		node = bri_slice_node(slicer, node->a);
	bool is_number = node->kind == BRI_OBJECT && (node->type == BRI_SIGNED || node->type == BRI_UNSIGNED);
	return is_number && bri_unit_object(slicer->unit, node->a)->flags & BRI_OBJECT_PARAM ? node->a : 0;
}

/* `if (!ok) ok = ask();`: what was handed over still decides whether it is replaced. */
static void find_replaced(struct slicer *slicer, const struct bri_node *branch)
{
	size_t count = 0;
	uint32_t param = branch->c ? 0 : asked_param(slicer, branch->a);
	const struct bri_node *then = bri_slice_node(slicer, branch->b);
	const uint32_t *items = then->kind == BRI_SEQUENCE ? bri_unit_list(slicer->unit, then, &count) : NULL;
	for (size_t i = 0; param && i < (items ? count : 1); i++) {
		const struct bri_node *item = items ? bri_slice_node(slicer, items[i]) : then;
		const struct bri_node *store = bri_slice_node(slicer, item->kind == BRI_EVALUATE ? item->a : 0);
		const struct bri_node *target = bri_slice_node(slicer, store->kind == BRI_ASSIGN ? store->a : 0);
		if (target->kind == BRI_OBJECT && target->a == param)
			slicer->known[item->a] |= SLICE_REPLACES;
	}
}

/* Objects whose every store is plain stay so. */
void bri_slice_find_changing(struct slicer *slicer)
{
	uint32_t count = (uint32_t)bri_unit_nodes(slicer->unit);
	bool grew = true;
	for (uint32_t n = 1; n <= count; n++)
		if (bri_slice_node(slicer, n)->kind == BRI_BRANCH)
			find_replaced(slicer, bri_slice_node(slicer, n));
	while (grew) {
		grew = false;
		for (uint32_t n = 1; n <= count; n++) {
			const struct bri_node *node = bri_slice_node(slicer, n);
			bool through;
			uint32_t base = 0;
			bool plain = true;
			if (node->kind == BRI_ASSIGN) {
				base = bri_slice_base(slicer, node->a, &through);
				plain = slicer->known[n] & SLICE_REPLACES || bri_slice_is_plain(slicer, node->b, 0);
				base = through ? 0 : base;
			} else if (node->kind == BRI_ADDRESS && !(node->flags & BRI_READ_ONLY)) {
				base = bri_slice_base(slicer, node->a, &through);
				const struct bri_object *object = base ? bri_unit_object(slicer->unit, base) : NULL;
				plain = through || !object || object->shape.type == BRI_AGGREGATE || !bri_slice_is_own(object);
			}
			if (base && !plain && !slicer->changing[base])
				slicer->changing[base] = grew = true;
		}
		for (uint32_t o = 1; o <= bri_unit_objects(slicer->unit); o++) {
			const struct bri_object *object = bri_unit_object(slicer->unit, o);
			if (object->init && !slicer->changing[o] && object->shape.type != BRI_AGGREGATE &&
			    !bri_slice_is_plain(slicer, object->init, 0))
				slicer->changing[o] = grew = true;
		}
	}
}
