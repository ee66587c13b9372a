/* SPDX-License-Identifier: Apache-2.0 */
/* Lowers braced initialisers: each element with its byte offset, its size and,
 * for a member, its name.  What isn't written is zero and gets no element. */
#include "lower.h"
#include "place.h"

/* More equal elements than this from one `[a ... b] =` are left unknown. */
#define RANGE_MAX 4096

struct element {
	uint32_t offset, size, name;
	bool is_bits; /* the offset is in bits */
};

static void add_element(struct lowering *lower, tree value, struct element at, uint32_t location, node_list *out)
{
	uint32_t node = lower_initialiser(lower, value, location);
	struct bri_shape shape = lower_shape(TREE_TYPE(value));
	shape.size = at.size;
	uint32_t element = bri_unit_add_node(lower->unit, BRI_AT, BRI_OP_NONE, shape, node, at.offset, at.name, location);
	if (at.is_bits)
		bri_unit_add_node_flags(lower->unit, element, BRI_BITFIELD);
	out->safe_push(element);
}

static void array_elements(struct lowering *lower, tree t, uint32_t location, node_list *out)
{
	unsigned HOST_WIDE_INT i, next = 0;
	tree index, value, domain = TYPE_DOMAIN(TREE_TYPE(t));
	uint32_t size = lower_size(TREE_TYPE(TREE_TYPE(t)));
	unsigned HOST_WIDE_INT base = 0;
	if (domain != NULL_TREE && TYPE_MIN_VALUE(domain) != NULL_TREE && tree_fits_uhwi_p(TYPE_MIN_VALUE(domain)))
		base = tree_to_uhwi(TYPE_MIN_VALUE(domain));
	FOR_EACH_CONSTRUCTOR_ELT (CONSTRUCTOR_ELTS(t), i, index, value) {
		unsigned HOST_WIDE_INT first = next, last = next;
		if (index != NULL_TREE && TREE_CODE(index) == RANGE_EXPR) {
			if (!tree_fits_uhwi_p(TREE_OPERAND(index, 0)) || !tree_fits_uhwi_p(TREE_OPERAND(index, 1)))
				continue;
			first = tree_to_uhwi(TREE_OPERAND(index, 0)) - base;
			last = tree_to_uhwi(TREE_OPERAND(index, 1)) - base;
		} else if (index != NULL_TREE && tree_fits_uhwi_p(index)) {
			first = last = tree_to_uhwi(index) - base;
		}
		next = last + 1;
		if (next > INT32_MAX / MAX(size, 1u))
			return; /* larger than a region that the core follows */
		if (last - first >= RANGE_MAX) {
			struct bri_shape whole = {BRI_AGGREGATE, (uint32_t)((last - first + 1) * size)};
			uint32_t node = lower_unknown_value(lower, whole, location);
			out->safe_push(bri_unit_add_node(lower->unit, BRI_AT, BRI_OP_NONE, whole, node,
			                                 (uint32_t)(first * size), 0, location));
			continue;
		}
		for (unsigned HOST_WIDE_INT n = first; n <= last; n++) {
			struct element at = {(uint32_t)(n * size), size, 0, false};
			add_element(lower, value, at, location, out);
		}
	}
}

/* C++: whose functions an object calls; NULL: a system header's class, or the table is another base's. */
static tree class_of_table(tree value)
{
	int64_t offset = 0;
	while (CONVERT_EXPR_P(value))
		value = TREE_OPERAND(value, 0);
	if (TREE_CODE(value) != POINTER_PLUS_EXPR || !lower_constant_offset(TREE_OPERAND(value, 1), &offset) ||
	    offset != 2 * (int64_t)lower_size(ptr_type_node))
		return NULL_TREE;
	value = TREE_OPERAND(value, 0);
	while (CONVERT_EXPR_P(value) || TREE_CODE(value) == ADDR_EXPR)
		value = TREE_OPERAND(value, 0);
	tree type = VAR_P(value) && DECL_VIRTUAL_P(value) ? DECL_CONTEXT(value) : NULL_TREE;
	bool is_own = type != NULL_TREE && CLASS_TYPE_P(type) && !in_system_header_at(DECL_SOURCE_LOCATION(TYPE_NAME(type)));
	return is_own ? type : NULL_TREE;
}

static void record_elements(struct lowering *lower, tree t, uint32_t location, node_list *out)
{
	unsigned HOST_WIDE_INT i;
	tree field, value;
	const char *outer = lower->braces_owner, *own = lower_record_name(TREE_TYPE(t));
	if (own != NULL)
		lower->braces_owner = own;
	FOR_EACH_CONSTRUCTOR_ELT (CONSTRUCTOR_ELTS(t), i, field, value) {
		struct element at = {0, 0, 0, false};
		if (field == NULL_TREE || TREE_CODE(field) != FIELD_DECL || !lower_member_offset(field, &at.offset)) {
			uint32_t node = lower_expression(lower, value);
			if (node != 0)
				out->safe_push(node);
			continue;
		}
		at.size = lower_size(TREE_TYPE(field));
		tree type = lang_GNU_CXX() && DECL_VIRTUAL_P(field) ? class_of_table(value) : NULL_TREE;
		if (type != NULL_TREE) {
			struct bri_shape pointer = {BRI_POINTER, at.size};
			out->safe_push(bri_unit_add_node(lower->unit, BRI_AT, BRI_OP_NONE, pointer, lower_class_table(lower, type),
			                                 at.offset, 0, location));
			continue;
		}
		at.is_bits = is_bit_field(field) && at.offset < UINT32_MAX / 8;
		if (at.is_bits)
			at.offset = at.offset * 8 + lower_member_bit(field);
		if (DECL_NAME(field) != NULL_TREE && !(lang_GNU_CXX() && LAMBDA_TYPE_P(TREE_TYPE(t))))
			at.name = lower_member_name(lower, field, NULL_TREE);
		add_element(lower, value, at, location, out);
	}
	lower->braces_owner = outer;
}

static uint32_t lower_braces(struct lowering *lower, tree t, uint32_t location)
{
	deeper level(lower, 2);
	tree type = TREE_TYPE(t);
	node_list items;
	if (level.is_too_deep() || type == NULL_TREE ||
	    (TREE_CODE(type) != ARRAY_TYPE && !RECORD_OR_UNION_TYPE_P(type))) {
		unsigned HOST_WIDE_INT i;
		tree value;
		if (!level.is_too_deep())
			FOR_EACH_CONSTRUCTOR_VALUE (CONSTRUCTOR_ELTS(t), i, value) {
				uint32_t node = lower_expression(lower, value);
				if (node != 0)
					items.safe_push(node);
			}
		return lower_list(lower, BRI_OPAQUE, lower_shape(type), 0, items, location);
	}
	if (TREE_CODE(type) == ARRAY_TYPE)
		array_elements(lower, t, location, &items);
	else
		record_elements(lower, t, location, &items);
	return lower_list(lower, BRI_INIT, lower_shape(type), 0, items, location);
}

/* The declaration's initialiser, where that is what is lowered. */
static uint32_t written_at(struct lowering *lower, uint32_t location)
{
	return lower->declared != UNKNOWN_LOCATION &&
	                       ((location == 0 && lower->outer_place == 0) || place_pack(lower->declared) == location)
	               ? place_pack(place_of_initialiser(lower->declared))
	               : location;
}

uint32_t lower_initialiser(struct lowering *lower, tree t, uint32_t location)
{
	while (TREE_CODE(t) == TARGET_EXPR && TARGET_EXPR_INITIAL(t) != NULL_TREE &&
	       TREE_CODE(TARGET_EXPR_INITIAL(t)) == CONSTRUCTOR)
		t = TARGET_EXPR_INITIAL(t);
	tree inner = TREE_CODE(t) == TARGET_EXPR && TARGET_EXPR_INITIAL(t) != NULL_TREE ? TARGET_EXPR_INITIAL(t) : t;
	if (TREE_CODE(inner) == AGGR_INIT_EXPR && !AGGR_INIT_VIA_CTOR_P(inner)) {
		location_t from = get_range_from_loc(line_table, place_unpack(place_of(t))).m_start;
		bool is_at_name = place_of(t) != 0 && lower->declared != UNKNOWN_LOCATION &&
		                  from == get_range_from_loc(line_table, lower->declared).m_start; /* a structured binding's */
		if (place_of(inner) == 0) {
			lower->is_walked = lower->declared != UNKNOWN_LOCATION;
			lower->call_place = place_of(t) != 0 && !is_at_name ? place_of(t) : written_at(lower, location);
		}
		return lower_slot_call(lower, inner, false);
	}
	if (TREE_CODE(t) == CONSTRUCTOR)
		return lower_braces(lower, t, location);
	if (TREE_CODE(inner) == AGGR_INIT_EXPR && place_of(inner) == 0 && place_of(t) == 0)
		lower->call_place = location;
	return lower_value(lower, t);
}
