/* SPDX-License-Identifier: Apache-2.0 */
/* Lowers expressions as they were written.  Evaluates nothing but what says how
 * far a pointer moves; a tree that it doesn't know becomes an unknown whose
 * operands are still walked for their effects. */
#include "lower.h"
#include "place.h"

static inline uint32_t make(struct lowering *lower, enum bri_node_kind kind, enum bri_op op, tree type, uint32_t a,
                            uint32_t b, uint32_t c, uint32_t location)
{
	return bri_unit_add_node(lower->unit, kind, op, lower_shape(type), a, b, c, location);
}

static uint32_t opaque(struct lowering *lower, tree t)
{
	node_list items;
	lower_operands(lower, t, &items);
	return lower_list(lower, BRI_OPAQUE, lower_shape(TREE_TYPE(t)), 0, items, place_of(t));
}

void lower_operands(struct lowering *lower, tree t, node_list *out)
{
	if (!EXPR_P(t))
		return;
	for (int i = 0; i < TREE_OPERAND_LENGTH(t); i++) {
		tree operand = TREE_OPERAND(t, i);
		if (operand == NULL_TREE || operand == error_mark_node || TYPE_P(operand))
			continue;
		if (!EXPR_P(operand) && !VAR_P(operand) && TREE_CODE(operand) != PARM_DECL &&
		    TREE_CODE(operand) != STATEMENT_LIST && TREE_CODE(operand) != FUNCTION_DECL)
			continue;
		uint32_t node = lower_expression(lower, operand);
		if (node != 0)
			out->safe_push(node);
	}
}

/* ---- constants and names ------------------------------------------------------- */

static uint32_t lower_integer(struct lowering *lower, tree t)
{
	return bri_unit_add_int(lower->unit, lower_shape(TREE_TYPE(t)), (int64_t)TREE_INT_CST_LOW(t), 0);
}

static uint32_t lower_name(struct lowering *lower, tree decl)
{
	if (VAR_P(decl) && DECL_HAS_VALUE_EXPR_P(decl)) {
		deeper level(lower, 1);
		return level.is_too_deep() ? opaque(lower, decl) : lower_expression(lower, DECL_VALUE_EXPR(decl));
	}
	return make(lower, BRI_OBJECT, BRI_OP_NONE, TREE_TYPE(decl), lower_object(lower, decl), 0, 0, 0);
}

static uint32_t lower_function_name(struct lowering *lower, tree decl)
{
	return make(lower, BRI_FUNCTION, BRI_OP_NONE, TREE_TYPE(decl), lower_callee(lower, decl), 0, 0, 0);
}

/* C++ keeps sizeof until later. */
static uint32_t lower_sizeof(struct lowering *lower, tree t)
{
	tree type = TREE_OPERAND(t, 0);
	if (!TYPE_P(type))
		type = TREE_TYPE(type);
	if (type != NULL_TREE && TREE_CODE(type) == REFERENCE_TYPE)
		type = TREE_TYPE(type);
	uint32_t size = type != NULL_TREE ? lower_size(type) : 0;
	if (size == 0)
		return lower_unknown_value(lower, lower_shape(TREE_TYPE(t)), 0);
	return bri_unit_add_int(lower->unit, lower_shape(TREE_TYPE(t)), size, 0);
}

/* ---- lvalues -------------------------------------------------------------------- */

/* Members of unnamed members, and C++ bases, are members of what holds them. */
static uint32_t lower_member(struct lowering *lower, tree t)
{
	tree field = TREE_OPERAND(t, 1), base = TREE_OPERAND(t, 0);
	uint32_t offset = 0, more;
	bool is_known = TREE_CODE(field) == FIELD_DECL && lower_member_offset(field, &offset);
	if (!is_known)
		return opaque(lower, t);
	if (lower_is_same_stream(field))
		return lower_expression(lower, base);
	uint32_t name = lower_member_name(lower, field, base);
	while (TREE_CODE(base) == COMPONENT_REF && DECL_NAME(TREE_OPERAND(base, 1)) == NULL_TREE &&
	       lower_member_offset(TREE_OPERAND(base, 1), &more)) {
		offset += lower_is_same_stream(TREE_OPERAND(base, 1)) ? 0 : more;
		base = TREE_OPERAND(base, 0);
	}
	if (is_bit_field(field)) {
		if (offset > UINT32_MAX / 8 - 1)
			return opaque(lower, t);
		offset = offset * 8 + lower_member_bit(field);
	}
	uint32_t aggregate = lower_expression(lower, base);
	uint32_t node = make(lower, BRI_FIELD, BRI_OP_NONE, TREE_TYPE(t), aggregate, name, offset, place_of(t));
	if (is_bit_field(field))
		bri_unit_add_node_flags(lower->unit, node, BRI_BITFIELD);
	return node;
}

static uint32_t lower_element(struct lowering *lower, tree t)
{
	uint32_t array = lower_expression(lower, TREE_OPERAND(t, 0));
	uint32_t index = lower_expression(lower, TREE_OPERAND(t, 1));
	return make(lower, BRI_ELEMENT, BRI_OP_NONE, TREE_TYPE(t), array, index, 0, place_of(t));
}

static uint32_t lower_address(struct lowering *lower, tree t)
{
	tree of = TREE_OPERAND(t, 0);
	if (TREE_CODE(of) == FUNCTION_DECL)
		return lower_function_name(lower, of);
	if (TREE_CODE(of) == LABEL_DECL)
		return lower_unknown_value(lower, lower_shape(TREE_TYPE(t)), 0);
	if (uint32_t base = lower_base_address(lower, t))
		return base;
	return make(lower, BRI_ADDRESS, BRI_OP_NONE, TREE_TYPE(t), lower_expression(lower, of), 0, 0, place_of(t));
}

/* MEM_REF: folded `*(T *)((char *)p + n)`. */
static uint32_t lower_memory(struct lowering *lower, tree t)
{
	deeper level(lower, 1);
	tree pointer = TREE_OPERAND(t, 0);
	uint32_t base = lower_expression(lower, pointer);
	if (!integer_zerop(TREE_OPERAND(t, 1))) {
		uint32_t index = lower_expression(lower, TREE_OPERAND(t, 1));
		base = make(lower, BRI_OFFSET, BRI_OP_NONE, TREE_TYPE(pointer), base, index, 1, 0);
	}
	return make(lower, BRI_DEREF, BRI_OP_NONE, TREE_TYPE(t), base, 0, 0, place_of(t));
}

/* ---- operators ----------------------------------------------------------------------- */

enum bri_op lower_operator(enum tree_code code)
{
	switch (code) {
	case NEGATE_EXPR:
		return BRI_OP_NEGATE;
	case TRUTH_NOT_EXPR:
		return BRI_OP_NOT;
	case BIT_NOT_EXPR:
		return BRI_OP_COMPLEMENT;
	case PLUS_EXPR:
		return BRI_OP_ADD;
	case MINUS_EXPR:
		return BRI_OP_SUB;
	case MULT_EXPR:
		return BRI_OP_MUL;
	case TRUNC_DIV_EXPR:
	case EXACT_DIV_EXPR:
	case RDIV_EXPR:
		return BRI_OP_DIV;
	case TRUNC_MOD_EXPR:
		return BRI_OP_MOD;
	case BIT_AND_EXPR:
		return BRI_OP_AND;
	case BIT_IOR_EXPR:
		return BRI_OP_OR;
	case BIT_XOR_EXPR:
	case TRUTH_XOR_EXPR:
		return BRI_OP_XOR;
	case LSHIFT_EXPR:
		return BRI_OP_SHL;
	case RSHIFT_EXPR:
		return BRI_OP_SHR;
	case EQ_EXPR:
		return BRI_OP_EQ;
	case NE_EXPR:
		return BRI_OP_NE;
	case LT_EXPR:
		return BRI_OP_LT;
	case LE_EXPR:
		return BRI_OP_LE;
	case GT_EXPR:
		return BRI_OP_GT;
	case GE_EXPR:
		return BRI_OP_GE;
	case TRUTH_ANDIF_EXPR:
	case TRUTH_AND_EXPR: /* what optimisation makes of it when nothing has effects */
		return BRI_OP_ANDAND;
	case TRUTH_ORIF_EXPR:
	case TRUTH_OR_EXPR:
		return BRI_OP_OROR;
	default:
		return BRI_OP_NONE;
	}
}

static uint32_t lower_binary(struct lowering *lower, tree t)
{
	enum bri_op op = lower_operator(TREE_CODE(t));
	uint32_t bits = lower_bits_test(lower, t);
	if (bits != 0)
		return bits;
	uint32_t a = lower_flag(lower, op, TREE_OPERAND(t, 0));
	uint32_t b = lower_flag(lower, op, TREE_OPERAND(t, 1));
	return make(lower, BRI_BINARY, op, TREE_TYPE(t), a, b, 0, place_of(t));
}

static uint32_t lower_unary(struct lowering *lower, tree t)
{
	uint32_t a = lower_expression(lower, TREE_OPERAND(t, 0));
	return make(lower, BRI_UNARY, lower_operator(TREE_CODE(t)), TREE_TYPE(t), a, 0, 0, place_of(t));
}

/* Conversions that change what an integer holds; the others are not written. */
static uint32_t lower_conversion(struct lowering *lower, tree t)
{
	tree inner = TREE_OPERAND(t, 0), to = TREE_TYPE(t), from = TREE_TYPE(inner);
	if (to == NULL_TREE || from == NULL_TREE || VOID_TYPE_P(to) || to == from)
		return lower_expression(lower, inner);
	struct bri_shape target = lower_shape(to), source = lower_shape(from);
	bool is_number = target.type <= BRI_POINTER && source.type <= BRI_POINTER;
	if (!is_number && target.type == source.type)
		return lower_expression(lower, inner);
	if (!is_number)
		return opaque(lower, t);
	bool to_bool = TREE_CODE(to) == BOOLEAN_TYPE && TREE_CODE(from) != BOOLEAN_TYPE;
	if (!to_bool && target.type == source.type && target.size == source.size)
		return lower_expression(lower, inner);
	inner = to_bool ? inner : lower_without_mask(inner, to);
	uint32_t node = make(lower, BRI_CAST, BRI_OP_NONE, to, lower_expression(lower, inner), 0, 0, place_of(t));
	if (to_bool)
		bri_unit_add_node_flags(lower->unit, node, BRI_BOOL);
	return node;
}

static tree strip_conversions(tree t)
{
	while (CONVERT_EXPR_P(t) || TREE_CODE(t) == NON_LVALUE_EXPR || TREE_CODE(t) == C_MAYBE_CONST_EXPR) {
		if (TREE_CODE(t) == C_MAYBE_CONST_EXPR) {
			if (C_MAYBE_CONST_EXPR_PRE(t) != NULL_TREE)
				break;
			t = C_MAYBE_CONST_EXPR_EXPR(t);
		} else {
			t = TREE_OPERAND(t, 0);
		}
	}
	return t;
}

/* `x ?: y`: the condition tests what is saved, and the saved value is the second operand. */
static tree gnu_condition(tree t)
{
	if (TREE_OPERAND(t, 1) == NULL_TREE || TREE_OPERAND(t, 2) == NULL_TREE)
		return NULL_TREE;
	tree value = strip_conversions(TREE_OPERAND(t, 1));
	if (TREE_CODE(value) != SAVE_EXPR)
		return NULL_TREE;
	tree test = strip_conversions(TREE_OPERAND(t, 0));
	if (TREE_CODE(test) == NE_EXPR && integer_zerop(TREE_OPERAND(test, 1)))
		test = strip_conversions(TREE_OPERAND(test, 0));
	return test == value ? TREE_OPERAND(value, 0) : NULL_TREE;
}

static uint32_t lower_condition(struct lowering *lower, tree t)
{
	tree gnu = gnu_condition(t);
	if (gnu != NULL_TREE) {
		uint32_t value = lower_expression(lower, gnu);
		uint32_t other = lower_expression(lower, TREE_OPERAND(t, 2));
		return make(lower, BRI_CONDITION, BRI_OP_NONE, TREE_TYPE(t), value, 0, other, place_of(t));
	}
	uint32_t test = lower_expression(lower, TREE_OPERAND(t, 0));
	uint32_t yes = TREE_OPERAND(t, 1) != NULL_TREE ? lower_expression(lower, TREE_OPERAND(t, 1)) : 0;
	uint32_t no = TREE_OPERAND(t, 2) != NULL_TREE ? lower_expression(lower, TREE_OPERAND(t, 2)) : 0;
	if (yes == 0)
		yes = lower_unknown_value(lower, no_shape(), 0);
	if (no == 0)
		no = lower_unknown_value(lower, no_shape(), 0);
	return make(lower, BRI_CONDITION, BRI_OP_NONE, TREE_TYPE(t), test, yes, no, place_of(t));
}

/* MIN, MAX: what the front end folded out of a conditional. */
static uint32_t lower_choice(struct lowering *lower, tree t)
{
	tree x = TREE_OPERAND(t, 0), y = TREE_OPERAND(t, 1);
	if (TREE_SIDE_EFFECTS(t))
		return opaque(lower, t);
	deeper level(lower, 1);
	enum bri_op op = TREE_CODE(t) == MIN_EXPR ? BRI_OP_LT : BRI_OP_GT;
	uint32_t left = lower_expression(lower, x), right = lower_expression(lower, y);
	uint32_t test = make(lower, BRI_BINARY, op, integer_type_node, left, right, 0, 0);
	left = lower_expression(lower, x);
	right = lower_expression(lower, y);
	return make(lower, BRI_CONDITION, BRI_OP_NONE, TREE_TYPE(t), test, left, right, place_of(t));
}

/* ---- blocks and temporaries -------------------------------------------------------- */

/* Evaluated once, used again: an object without a name holds it. */
static uint32_t lower_saved(struct lowering *lower, tree t)
{
	tree inner = TREE_OPERAND(t, 0), type = TREE_TYPE(t);
	uint32_t *known = lower->saved.get(t);
	if (known != NULL && *known == LOWER_INLINE) {
		lower->saved.remove(t);
		return lower_expression(lower, inner);
	}
	if (known != NULL)
		return make(lower, BRI_OBJECT, BRI_OP_NONE, type, *known, 0, 0, 0);
	if (VOID_TYPE_P(type) || lower->function == NULL_TREE || !TREE_SIDE_EFFECTS(inner))
		return lower_expression(lower, inner);
	uint32_t object = lower_temporary(lower, type, 0);
	bri_unit_set_init(lower->unit, object, lower_expression(lower, inner));
	lower->saved.put(t, object);
	return make(lower, BRI_LITERAL, BRI_OP_NONE, type, object, 0, 0, 0);
}

static uint32_t lower_block(struct lowering *lower, tree type, tree body, uint32_t location)
{
	deeper level(lower, 1);
	uint32_t statement = lower_statement(lower, body);
	if (statement == 0)
		return lower_unknown_value(lower, lower_shape(type), location);
	return make(lower, BRI_BLOCK, BRI_OP_NONE, type, statement, 0, 0, location);
}

static bool is_block(tree t)
{
	enum tree_code code = TREE_CODE(t);
	return code == BIND_EXPR || code == STATEMENT_LIST || code == TRY_FINALLY_EXPR || code == CLEANUP_STMT;
}

/* C++: of the call that makes a temporary: where its type is written; where nobody wrote it, of the call it is handed
 * to.  0: as GCC says. */
static uint32_t temporary_place(struct lowering *lower, tree t, tree call)
{
	uint32_t given = place_of(t) != 0 ? place_of(t) : lower->outer_place != 0 ? lower->outer_place : lower->return_place;
	if (place_of(call) == 0) /* what a reference is bound to begins behind its name */
		return given != 0 ? given : place_pack(place_of_initialiser(lower->declared));
	if (!COMPAT_TEMPORARY_ENDS || place_of(t) == 0)
		return 0;
	location_t whole = get_pure_location(line_table, EXPR_LOCATION(t));
	if (whole != get_pure_location(line_table, EXPR_LOCATION(call)))
		return place_of(t);
	return AGGR_INIT_VIA_CTOR_P(call) ? lower->outer_place : 0;
}

static uint32_t lower_target(struct lowering *lower, tree t)
{
	tree slot = TARGET_EXPR_SLOT(t), init = TARGET_EXPR_INITIAL(t), type = TREE_TYPE(t);
	if (init == NULL_TREE || init == error_mark_node)
		return lower_name(lower, slot);
	if (VOID_TYPE_P(TREE_TYPE(init)) && is_block(init)) {
		tree outer = lower->block_slot;
		lower->block_slot = slot;
		uint32_t node = lower_block(lower, type, init, place_of(t));
		lower->block_slot = outer;
		return node;
	}
	if (TREE_CODE(init) == AGGR_INIT_EXPR) {
		if (lower->call_place == 0)
			lower->call_place = temporary_place(lower, t, init);
		return lower_slot_call(lower, init, true);
	}
	deeper level(lower, 1);
	if (VOID_TYPE_P(TREE_TYPE(init))) {
		uint32_t effect = lower_expression(lower, init);
		return make(lower, BRI_COMMA, BRI_OP_NONE, type, effect, lower_name(lower, slot), 0, place_of(t));
	}
	uint32_t object = lower_object(lower, slot);
	bri_unit_set_init(lower->unit, object, lower_initialiser(lower, init, place_of(t)));
	return make(lower, BRI_LITERAL, BRI_OP_NONE, type, object, 0, 0, place_of(t));
}

static uint32_t lower_literal(struct lowering *lower, tree t)
{
	tree decl = DECL_EXPR_DECL(COMPOUND_LITERAL_EXPR_DECL_EXPR(t));
	uint32_t object = lower_object(lower, decl);
	lower_object_init(lower, object, decl);
	return make(lower, BRI_LITERAL, BRI_OP_NONE, TREE_TYPE(t), object, 0, 0, place_of(t));
}

/* ---- the rest ------------------------------------------------------------------------------------- */

static uint32_t lower_pair(struct lowering *lower, tree t, tree first, tree second)
{
	uint32_t a = lower_expression(lower, first), b = lower_expression(lower, second);
	return a == 0 ? b : b == 0 ? a : make(lower, BRI_COMMA, BRI_OP_NONE, TREE_TYPE(t), a, b, 0, place_of(t));
}

static uint32_t lower_maybe_const(struct lowering *lower, tree t)
{
	if (C_MAYBE_CONST_EXPR_PRE(t) == NULL_TREE)
		return lower_expression(lower, C_MAYBE_CONST_EXPR_EXPR(t));
	return lower_pair(lower, t, C_MAYBE_CONST_EXPR_PRE(t), C_MAYBE_CONST_EXPR_EXPR(t));
}

/* C++: what is thrown is made, and the path ends. */
static uint32_t lower_throw(struct lowering *lower, tree t)
{
	struct bri_shape code = {BRI_CODE, 0};
	node_list none;
	uint32_t thrown = TREE_OPERAND(t, 0) != NULL_TREE ? opaque(lower, t) : 0;
	uint32_t callee = bri_unit_add_node(lower->unit, BRI_FUNCTION, BRI_OP_NONE, code,
	                                    lower_synthetic(lower, "throw", BRI_FUNCTION_NORETURN), 0, 0, 0);
	uint32_t thrower = lower_list(lower, BRI_CALL, no_shape(), callee, none, place_of(t));
	return thrown == 0 ? thrower : make(lower, BRI_COMMA, BRI_OP_NONE, void_type_node, thrown, thrower, 0, place_of(t));
}

static uint32_t dispatch_operator(struct lowering *lower, tree t)
{
	switch (TREE_CODE(t)) {
	case CALL_EXPR:
		return lower_call(lower, t);
	case AGGR_INIT_EXPR:
		return lower_slot_call(lower, t, true);
	case MODIFY_EXPR:
	case INIT_EXPR:
		return lower_store(lower, t);
	case PREINCREMENT_EXPR:
	case PREDECREMENT_EXPR:
	case POSTINCREMENT_EXPR:
	case POSTDECREMENT_EXPR:
		return lower_step(lower, t);
	case NEGATE_EXPR:
	case TRUTH_NOT_EXPR:
	case BIT_NOT_EXPR:
		return lower_unary(lower, t);
	case NOP_EXPR:
	case CONVERT_EXPR:
	case FLOAT_EXPR:
	case FIX_TRUNC_EXPR:
	case VIEW_CONVERT_EXPR:
		return lower_conversion(lower, t);
	case COND_EXPR:
		return lower_condition(lower, t);
	case MIN_EXPR:
	case MAX_EXPR:
		return lower_choice(lower, t);
	case COMPOUND_EXPR:
		if (lower_is_compound_store(t))
			return lower_compound_store(lower, t);
		return lower_pair(lower, t, TREE_OPERAND(t, 0), TREE_OPERAND(t, 1));
	case SAVE_EXPR:
		return lower_saved(lower, t);
	case TARGET_EXPR:
		return lower_target(lower, t);
	case COMPOUND_LITERAL_EXPR:
		return lower_literal(lower, t);
	case CONSTRUCTOR:
		return lower_initialiser(lower, t, 0);
	case C_MAYBE_CONST_EXPR:
		return lower_maybe_const(lower, t);
	case STMT_EXPR:
		return lower_block(lower, TREE_TYPE(t), STMT_EXPR_STMT(t), place_of(t));
	case IF_STMT:
	case BIND_EXPR:
	case STATEMENT_LIST:
	case CLEANUP_STMT:
	case TRY_FINALLY_EXPR:
	case TRY_CATCH_EXPR:
		return lower_block(lower, TREE_TYPE(t), t, place_of(t));
	case SIZEOF_EXPR:
		return lower_sizeof(lower, t);
	case THROW_EXPR:
		return lower_throw(lower, t);
	case VOID_CST:
	case EMPTY_CLASS_EXPR:
		return lower_unknown_value(lower, lower_shape(TREE_TYPE(t)), 0);
	default:
		if (lower_operator(TREE_CODE(t)) != BRI_OP_NONE)
			return lower_binary(lower, t);
		return opaque(lower, t);
	}
}

static uint32_t dispatch(struct lowering *lower, tree t)
{
	switch (TREE_CODE(t)) {
	case INTEGER_CST:
		return lower_integer(lower, t);
	case STRING_CST:
		return bri_unit_add_string(lower->unit, TREE_STRING_POINTER(t), TREE_STRING_LENGTH(t), 0);
	case CONST_DECL:
		return lower_expression(lower, DECL_INITIAL(t));
	case VAR_DECL:
	case PARM_DECL:
	case RESULT_DECL:
		return lower_name(lower, t);
	case FUNCTION_DECL:
		return lower_function_name(lower, t);
	case COMPONENT_REF:
		return lower_member(lower, t);
	case ARRAY_REF:
		return lower_element(lower, t);
	case INDIRECT_REF:
		return make(lower, BRI_DEREF, BRI_OP_NONE, TREE_TYPE(t), lower_expression(lower, TREE_OPERAND(t, 0)), 0,
		            0, place_of(t));
	case MEM_REF:
		return lower_memory(lower, t);
	case ADDR_EXPR:
		return lower_address(lower, t);
	case POINTER_PLUS_EXPR:
		return lower_moved(lower, t);
	default:
		if (lang_GNU_CXX() && TREE_CODE(t) == (enum tree_code)PTRMEM_CST)
			return lower_member_pointer(lower, t);
		return dispatch_operator(lower, t);
	}
}

/* Wrappers that say nothing about the value. */
static tree strip_wrappers(tree t)
{
	for (;;) {
		switch (TREE_CODE(t)) {
		case NON_LVALUE_EXPR:
		case PAREN_EXPR:
		case CLEANUP_POINT_EXPR:
		case EXPR_STMT:
		case MUST_NOT_THROW_EXPR:
		case EXCESS_PRECISION_EXPR:
		COMPAT_CASE_NON_DEPENDENT
		case UNARY_PLUS_EXPR:
			if (TREE_OPERAND(t, 0) == NULL_TREE)
				return t;
			t = TREE_OPERAND(t, 0);
			break;
		case NOP_EXPR:
		case CONVERT_EXPR:
		case VIEW_CONVERT_EXPR:
			if (TREE_TYPE(t) != TREE_TYPE(TREE_OPERAND(t, 0)) && !VOID_TYPE_P(TREE_TYPE(t)))
				return t;
			t = TREE_OPERAND(t, 0);
			break;
		default:
			return t;
		}
	}
}

/* C's front end folds `x ? 1 : 0` to a comparison; where its value is handed
 * on, and not tested, both values are what matters. */
static uint32_t choice_of(struct lowering *lower, tree t, tree test)
{
	if (!lang_GNU_C() || !COMPARISON_CLASS_P(test) || !INTEGRAL_TYPE_P(TREE_TYPE(t)))
		return lower_expression(lower, t);
	deeper level(lower, 1);
	bool is_zero_test = integer_zerop(TREE_OPERAND(test, 1)) && EQ_EXPR == TREE_CODE(test);
	bool is_plain_test = is_zero_test || (integer_zerop(TREE_OPERAND(test, 1)) && NE_EXPR == TREE_CODE(test));
	struct bri_shape shape = lower_shape(TREE_TYPE(t));
	uint32_t a = lower_expression(lower, is_plain_test ? TREE_OPERAND(test, 0) : test);
	uint32_t yes = bri_unit_add_int(lower->unit, shape, is_zero_test ? 0 : 1, 0);
	uint32_t no = bri_unit_add_int(lower->unit, shape, is_zero_test ? 1 : 0, 0);
	return make(lower, BRI_CONDITION, BRI_OP_NONE, TREE_TYPE(t), a, yes, no, place_of(test));
}

/* As a bool `x != 0` is the conversion of x. */
static uint32_t truth_of(struct lowering *lower, tree t, tree test)
{
	if (!lang_GNU_C() || TREE_CODE(test) != NE_EXPR || !integer_zerop(TREE_OPERAND(test, 1)))
		return choice_of(lower, t, test);
	deeper level(lower, 1);
	uint32_t inner = lower_expression(lower, TREE_OPERAND(test, 0));
	uint32_t node = make(lower, BRI_CAST, BRI_OP_NONE, boolean_type_node, inner, 0, 0, place_of(test));
	bri_unit_add_node_flags(lower->unit, node, BRI_BOOL);
	return node;
}

uint32_t lower_value(struct lowering *lower, tree t)
{
	tree test = t;
	uint32_t choice = INTEGRAL_TYPE_P(TREE_TYPE(t)) ? lower_bit_choice(lower, t) : 0;
	if (choice != 0)
		return choice;
	while (CONVERT_EXPR_P(test) && INTEGRAL_TYPE_P(TREE_TYPE(test)) && TREE_CODE(TREE_TYPE(test)) != BOOLEAN_TYPE)
		test = TREE_OPERAND(test, 0);
	return TREE_CODE(TREE_TYPE(test)) == BOOLEAN_TYPE ? truth_of(lower, t, test) : choice_of(lower, t, test);
}

uint32_t lower_truth(struct lowering *lower, tree t)
{
	tree test = t;
	while (CONVERT_EXPR_P(test) && INTEGRAL_TYPE_P(TREE_TYPE(test)))
		test = TREE_OPERAND(test, 0);
	return truth_of(lower, t, test);
}

uint32_t lower_expression(struct lowering *lower, tree t)
{
	if (t == NULL_TREE || t == error_mark_node || TYPE_P(t))
		return 0;
	t = strip_wrappers(t);
	deeper level(lower, 1);
	if (level.is_too_deep())
		return lower_unknown_value(lower, lower_shape(TREE_TYPE(t)), place_of(t));
	return dispatch(lower, t);
}
