/* SPDX-License-Identifier: Apache-2.0 */
/* Pointer arithmetic: how far a pointer moves, as an index times a scale, the way
 * the source says it before the front end turned it into bytes. */
#include "lower.h"

/* Takes conversions off that only widen an integer. */
static tree strip_widening(tree t)
{
	while (CONVERT_EXPR_P(t) || TREE_CODE(t) == NON_LVALUE_EXPR) {
		tree inner = TREE_OPERAND(t, 0);
		if (!INTEGRAL_TYPE_P(TREE_TYPE(t)) || !INTEGRAL_TYPE_P(TREE_TYPE(inner)) ||
		    TYPE_PRECISION(TREE_TYPE(t)) < TYPE_PRECISION(TREE_TYPE(inner)))
			break;
		t = inner;
	}
	return t;
}

bool lower_constant_offset(tree t, int64_t *ret_value)
{
	if (TREE_CODE(t) != INTEGER_CST)
		return false;
	HOST_WIDE_INT value = (HOST_WIDE_INT)TREE_INT_CST_LOW(t);
	if (TYPE_PRECISION(TREE_TYPE(t)) == 32)
		value = (int32_t)value; /* sizetype of a 32-bit target: an offset may be negative */
	*ret_value = value;
	return value >= INT32_MIN && value <= INT32_MAX;
}

/* A byte offset as index times scale. */
struct moved_by {
	tree index;      /* NULL: `number` */
	int64_t number;
	int64_t scale;
};

static struct moved_by moved_by(tree pointer, tree offset)
{
	struct moved_by by = {NULL_TREE, 0, 1};
	int64_t bytes, factor;
	tree pointee = TREE_TYPE(TREE_TYPE(pointer));
	if (lower_constant_offset(offset, &bytes)) {
		int64_t size = lower_size(pointee);
		by.scale = size > 1 && bytes % size == 0 ? size : 1;
		by.number = bytes / by.scale;
		return by;
	}
	tree t = strip_widening(offset);
	for (;;) {
		if (TREE_CODE(t) == NEGATE_EXPR) {
			by.scale = -by.scale;
			t = strip_widening(TREE_OPERAND(t, 0));
		} else if (TREE_CODE(t) == MULT_EXPR && by.scale * by.scale == 1 &&
		           lower_constant_offset(TREE_OPERAND(t, 1), &factor)) {
			by.scale *= factor;
			t = strip_widening(TREE_OPERAND(t, 0));
		} else {
			break;
		}
	}
	by.index = t;
	return by;
}

/* `p + 10 - n` folded to one step: of the type that no source can name. */
static bool is_folded_sum(tree offset)
{
	return (TREE_CODE(offset) == PLUS_EXPR || TREE_CODE(offset) == MINUS_EXPR) && TREE_TYPE(offset) == sizetype;
}

static uint32_t moved_to(struct lowering *lower, tree t, uint32_t base, uint32_t index, uint32_t scale)
{
	return bri_unit_add_node(lower->unit, BRI_OFFSET, BRI_OP_NONE, lower_shape(TREE_TYPE(t)), base, index, scale,
	                         place_of(t));
}

uint32_t lower_moved(struct lowering *lower, tree t)
{
	tree pointer = TREE_OPERAND(t, 0), offset = TREE_OPERAND(t, 1);
	struct bri_shape number = {BRI_SIGNED, lower_size(ptr_type_node)};
	uint32_t base = lower_expression(lower, pointer);
	uint32_t scale = 1;
	int64_t bytes;
	if (is_folded_sum(offset) &&
	    lower_constant_offset(TREE_OPERAND(offset, TREE_CODE(offset) == PLUS_EXPR ? 1 : 0), &bytes)) {
		bool minus = TREE_CODE(offset) == MINUS_EXPR;
		uint32_t step = bri_unit_add_int(lower->unit, number, bytes, 0);
		base = moved_to(lower, t, base, step, scale);
		scale = minus ? UINT32_MAX : 1;
		offset = TREE_OPERAND(offset, minus ? 1 : 0);
	}
	struct moved_by by = moved_by(pointer, offset);
	by.scale *= (int32_t)scale;
	uint32_t index = by.index != NULL_TREE ? lower_expression(lower, by.index)
	                                       : bri_unit_add_int(lower->unit, number, by.number, 0);
	return moved_to(lower, t, base, index, (uint32_t)by.scale);
}

/* `&Class::function`: two words, the first of them the function, where it isn't found in the object's class. */
uint32_t lower_member_pointer(struct lowering *lower, tree t)
{
	tree member = PTRMEM_CST_MEMBER(t);
	struct bri_shape shape = lower_shape(TREE_TYPE(t)), pointer = {BRI_POINTER, lower_size(ptr_type_node)};
	if (TREE_CODE(member) != FUNCTION_DECL || DECL_VIRTUAL_P(member))
		return lower_unknown_value(lower, shape, 0);
	node_list items;
	items.safe_push(
	    bri_unit_add_node(lower->unit, BRI_AT, BRI_OP_NONE, pointer, lower_expression(lower, member), 0, 0, 0));
	return lower_list(lower, BRI_INIT, shape, 0, items, 0);
}

/* A stream of the library is one, by whichever of its bases it is asked. */
bool lower_is_same_stream(tree field)
{
	tree whole = TREE_CODE(field) == FIELD_DECL && lang_GNU_CXX() ? DECL_CONTEXT(field) : NULL_TREE;
	return whole != NULL_TREE && DECL_FIELD_IS_BASE(field) && CLASS_TYPE_P(whole) &&
	       !vec_safe_is_empty(CLASSTYPE_VBASECLASSES(whole)) &&
	       in_system_header_at(DECL_SOURCE_LOCATION(TYPE_NAME(whole)));
}

/* C++: a base's address is its object's, moved: who is handed it may have the whole object. */
uint32_t lower_base_address(struct lowering *lower, tree t)
{
	tree whole = TREE_OPERAND(t, 0);
	uint32_t bytes = 0, more;
	while (lang_GNU_CXX() && TREE_CODE(whole) == COMPONENT_REF && TREE_CODE(TREE_OPERAND(whole, 1)) == FIELD_DECL &&
	       DECL_FIELD_IS_BASE(TREE_OPERAND(whole, 1)) && lower_member_offset(TREE_OPERAND(whole, 1), &more)) {
		bytes += lower_is_same_stream(TREE_OPERAND(whole, 1)) ? 0 : more;
		whole = TREE_OPERAND(whole, 0);
	}
	if (whole == TREE_OPERAND(t, 0))
		return 0;
	struct bri_shape pointer = lower_shape(TREE_TYPE(t)), number = {BRI_SIGNED, pointer.size};
	uint32_t base = TREE_CODE(whole) == INDIRECT_REF
	                    ? lower_expression(lower, TREE_OPERAND(whole, 0))
	                    : bri_unit_add_node(lower->unit, BRI_ADDRESS, BRI_OP_NONE, pointer, lower_expression(lower, whole), 0, 0, place_of(t));
	if (bytes == 0)
		return base;
	uint32_t step = bri_unit_add_int(lower->unit, number, bytes, 0);
	return bri_unit_add_node(lower->unit, BRI_OFFSET, BRI_OP_NONE, pointer, base, step, 1, place_of(t));
}
