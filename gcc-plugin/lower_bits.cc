/* SPDX-License-Identifier: Apache-2.0 */
/* Tests of bit-fields: the front end folds them to a mask over the bytes that
 * hold them; here they are the members again that the source names. */
#include "lower.h"

struct member_bits {
	tree member; /* a COMPONENT_REF */
	unsigned shift, width;
};
typedef auto_vec<member_bits> member_list;

/* The bit-field of `base` that begins at that bit; NULL: none. */
static tree member_at(tree base, unsigned HOST_WIDE_INT bit, int depth)
{
	tree type = TREE_TYPE(base);
	if (depth > 8 || !RECORD_OR_UNION_TYPE_P(type))
		return NULL_TREE;
	for (tree field = TYPE_FIELDS(type); field != NULL_TREE; field = DECL_CHAIN(field)) {
		if (TREE_CODE(field) != FIELD_DECL || DECL_SIZE(field) == NULL_TREE || !tree_fits_uhwi_p(DECL_SIZE(field)) ||
		    TREE_CODE(DECL_FIELD_OFFSET(field)) != INTEGER_CST)
			continue;
		/* As a number: bit_position() builds trees. */
		unsigned HOST_WIDE_INT start = int_bit_position(field), size = tree_to_uhwi(DECL_SIZE(field));
		bool is_bits = DECL_BIT_FIELD_TYPE(field) != NULL_TREE;
		if (bit < start || bit >= start + size || (is_bits && bit != start))
			continue;
		tree member = build3(COMPONENT_REF, TREE_TYPE(field), base, field, NULL_TREE);
		if (!is_bits)
			member = member_at(member, bit - start, depth + 1);
		if (member != NULL_TREE)
			return member;
	}
	return NULL_TREE;
}

/* Every member that the mask covers, each as a whole. */
static bool members_under(tree ref, unsigned HOST_WIDE_INT mask, member_list *out)
{
	if (!tree_fits_uhwi_p(TREE_OPERAND(ref, 1)) || !tree_fits_uhwi_p(TREE_OPERAND(ref, 2)))
		return false;
	unsigned HOST_WIDE_INT size = tree_to_uhwi(TREE_OPERAND(ref, 1)), first = tree_to_uhwi(TREE_OPERAND(ref, 2));
	if (size == 0 || size > 64)
		return false;
	for (unsigned at = 0; at < size;) {
		if ((mask >> (BYTES_BIG_ENDIAN ? size - at - 1 : at) & 1) == 0) {
			at++;
			continue;
		}
		tree member = member_at(TREE_OPERAND(ref, 0), first + at, 0);
		unsigned width = member != NULL_TREE ? (unsigned)tree_to_uhwi(DECL_SIZE(TREE_OPERAND(member, 1))) : 1;
		if (width > size - at) /* it goes on in the next bytes */
			return false;
		unsigned shift = BYTES_BIG_ENDIAN ? (unsigned)size - at - width : at;
		unsigned HOST_WIDE_INT ones = width >= 64 ? ~(unsigned HOST_WIDE_INT)0
		                                          : ((unsigned HOST_WIDE_INT)1 << width) - 1;
		unsigned HOST_WIDE_INT covered = mask >> shift & ones;
		at += width;
		if (member == NULL_TREE || covered != ones)
			return false;
		member_bits bits = {member, shift, width};
		out->safe_push(bits);
	}
	return !out->is_empty();
}

static tree strip(tree t)
{
	while (CONVERT_EXPR_P(t) || TREE_CODE(t) == NON_LVALUE_EXPR)
		t = TREE_OPERAND(t, 0);
	return t;
}

/* The bytes that are looked at and the mask, of `bytes & mask`, `bytes >> n & mask`, `bytes << n & mask` or
 * `bytes`. */
static tree masked(tree t, unsigned HOST_WIDE_INT *ret_mask)
{
	*ret_mask = ~(unsigned HOST_WIDE_INT)0;
	t = strip(t);
	if (TREE_CODE(t) == BIT_AND_EXPR && tree_fits_uhwi_p(TREE_OPERAND(t, 1))) {
		*ret_mask = tree_to_uhwi(TREE_OPERAND(t, 1));
		t = strip(TREE_OPERAND(t, 0));
		if (TREE_CODE(t) == RSHIFT_EXPR && tree_fits_uhwi_p(TREE_OPERAND(t, 1)) &&
		    tree_to_uhwi(TREE_OPERAND(t, 1)) < 64) {
			*ret_mask <<= tree_to_uhwi(TREE_OPERAND(t, 1));
			t = strip(TREE_OPERAND(t, 0));
		} else if (TREE_CODE(t) == LSHIFT_EXPR && tree_fits_uhwi_p(TREE_OPERAND(t, 1)) &&
		           tree_to_uhwi(TREE_OPERAND(t, 1)) < 64) {
			*ret_mask >>= tree_to_uhwi(TREE_OPERAND(t, 1));
			t = strip(TREE_OPERAND(t, 0));
		}
	}
	return TREE_CODE(t) == BIT_FIELD_REF ? t : NULL_TREE;
}

static uint32_t compare(struct lowering *lower, enum bri_op op, const member_bits *bits, unsigned HOST_WIDE_INT number,
                        uint32_t location)
{
	struct bri_shape truth = {BRI_SIGNED, lower_size(integer_type_node)};
	uint32_t member = lower_expression(lower, bits->member);
	uint32_t value = bri_unit_add_int(lower->unit, lower_shape(TREE_TYPE(bits->member)), (int64_t)number, 0);
	return bri_unit_add_node(lower->unit, BRI_BINARY, op, truth, member, value, 0, location);
}

uint32_t lower_bits_test(struct lowering *lower, tree t)
{
	enum tree_code code = TREE_CODE(t);
	bool is_test = code == EQ_EXPR || code == NE_EXPR;
	unsigned HOST_WIDE_INT mask, number = 0;
	member_list members;
	if (!is_test && code != BIT_AND_EXPR)
		return 0;
	if (is_test) {
		if (!tree_fits_uhwi_p(TREE_OPERAND(t, 1)))
			return 0;
		number = tree_to_uhwi(TREE_OPERAND(t, 1));
	}
	tree ref = masked(is_test ? TREE_OPERAND(t, 0) : t, &mask);
	if (ref == NULL_TREE || !members_under(ref, mask, &members) || (!is_test && members.length() != 1))
		return 0;
	enum bri_op op = code == EQ_EXPR ? BRI_OP_EQ : BRI_OP_NE, all = code == EQ_EXPR ? BRI_OP_ANDAND : BRI_OP_OROR;
	struct bri_shape truth = {BRI_SIGNED, lower_size(integer_type_node)};
	uint32_t whole = 0;
	for (unsigned i = 0; i < members.length(); i++) {
		const member_bits &bits = members[i];
		unsigned HOST_WIDE_INT ones = bits.width >= 64 ? ~(unsigned HOST_WIDE_INT)0
		                                               : ((unsigned HOST_WIDE_INT)1 << bits.width) - 1;
		uint32_t one = compare(lower, op, &bits, number >> bits.shift & ones, place_of(t));
		whole = whole == 0 ? one
		                   : bri_unit_add_node(lower->unit, BRI_BINARY, all, truth, whole, one, 0, place_of(t));
	}
	tree bit = is_test ? NULL_TREE : TREE_OPERAND(strip(t), 1);
	if (bit == NULL_TREE || !integer_pow2p(bit))
		return whole;
	/* `s.second ? 2 : 0` folds to the bytes under 2. */
	struct bri_shape shape = lower_shape(TREE_TYPE(t));
	uint32_t yes = bri_unit_add_int(lower->unit, shape, (int64_t)TREE_INT_CST_LOW(bit), 0);
	uint32_t no = bri_unit_add_int(lower->unit, shape, 0, 0);
	return bri_unit_add_node(lower->unit, BRI_CONDITION, BRI_OP_NONE, shape, whole, yes, no, place_of(t));
}

/* C++ keeps `(x & 4) >> 2` as it is written: both values matter, as they do where C folds it. */
static uint32_t shifted_bit(struct lowering *lower, tree t, tree shift)
{
	tree mask = TREE_OPERAND(shift, 0);
	while (CONVERT_EXPR_P(mask))
		mask = TREE_OPERAND(mask, 0);
	if (!lang_GNU_CXX() || TREE_CODE(mask) != BIT_AND_EXPR || !integer_pow2p(TREE_OPERAND(mask, 1)) ||
	    !tree_fits_uhwi_p(TREE_OPERAND(mask, 1)) || !tree_fits_uhwi_p(TREE_OPERAND(shift, 1)) ||
	    tree_to_uhwi(TREE_OPERAND(shift, 1)) >= 32)
		return 0;
	unsigned HOST_WIDE_INT bit = tree_to_uhwi(TREE_OPERAND(mask, 1)), by = tree_to_uhwi(TREE_OPERAND(shift, 1));
	bit = TREE_CODE(shift) == LSHIFT_EXPR ? bit << by : bit >> by;
	if (bit == 0 || bit > INT32_MAX)
		return 0;
	deeper level(lower, 1);
	struct bri_shape shape = lower_shape(TREE_TYPE(t));
	uint32_t test = lower_expression(lower, mask);
	uint32_t yes = bri_unit_add_int(lower->unit, shape, (int64_t)bit, 0);
	uint32_t no = bri_unit_add_int(lower->unit, shape, 0, 0);
	return bri_unit_add_node(lower->unit, BRI_CONDITION, BRI_OP_NONE, shape, test, yes, no, place_of(shift));
}

/* `x & 32 ? 4 : 0` folds to `x >> 3 & 4`, with one place for both operators,
 * which nobody could write.  0: something else. */
uint32_t lower_bit_choice(struct lowering *lower, tree t)
{
	tree bits = t;
	while (CONVERT_EXPR_P(bits) && INTEGRAL_TYPE_P(TREE_TYPE(bits)))
		bits = TREE_OPERAND(bits, 0);
	if (TREE_CODE(bits) == RSHIFT_EXPR || TREE_CODE(bits) == LSHIFT_EXPR)
		return shifted_bit(lower, t, bits);
	if (TREE_CODE(bits) != BIT_AND_EXPR || !integer_pow2p(TREE_OPERAND(bits, 1)))
		return 0;
	tree shift = TREE_OPERAND(bits, 0);
	while (CONVERT_EXPR_P(shift))
		shift = TREE_OPERAND(shift, 0);
	if ((TREE_CODE(shift) != RSHIFT_EXPR && TREE_CODE(shift) != LSHIFT_EXPR) ||
	    TREE_CODE(TREE_OPERAND(shift, 1)) != INTEGER_CST || EXPR_LOCATION(bits) <= BUILTINS_LOCATION ||
	    get_pure_location(line_table, EXPR_LOCATION(bits)) !=
	        get_pure_location(line_table, EXPR_LOCATION(shift)))
		return 0;
	deeper level(lower, 1);
	struct bri_shape shape = lower_shape(TREE_TYPE(t));
	uint32_t test = lower_expression(lower, bits);
	uint32_t yes = bri_unit_add_int(lower->unit, shape, (int64_t)TREE_INT_CST_LOW(TREE_OPERAND(bits, 1)), 0);
	uint32_t no = bri_unit_add_int(lower->unit, shape, 0, 0);
	return bri_unit_add_node(lower->unit, BRI_CONDITION, BRI_OP_NONE, shape, test, yes, no, place_of(bits));
}

/* A choice of flags, `FIRST | (x ? SECOND : 0)`, folds as the whole of a value does. */
uint32_t lower_flag(struct lowering *lower, enum bri_op op, tree t)
{
	uint32_t choice = op == BRI_OP_OR && INTEGRAL_TYPE_P(TREE_TYPE(t)) ? lower_bit_choice(lower, t) : 0;
	return choice != 0 ? choice : lower_expression(lower, t);
}

/* C++: `(unsigned char)(x & 0xff)`: the conversion alone says it, and C's front end says no more. */
tree lower_without_mask(tree t, tree type)
{
	if (!lang_GNU_CXX() || TREE_CODE(t) != BIT_AND_EXPR || !INTEGRAL_TYPE_P(type) || TREE_CODE(type) == BOOLEAN_TYPE ||
	    !tree_fits_uhwi_p(TREE_OPERAND(t, 1)) || TYPE_PRECISION(type) > 32)
		return t;
	unsigned HOST_WIDE_INT low = (HOST_WIDE_INT_1U << TYPE_PRECISION(type)) - 1;
	return (tree_to_uhwi(TREE_OPERAND(t, 1)) & low) == low ? TREE_OPERAND(t, 0) : t;
}
