/* SPDX-License-Identifier: Apache-2.0 */
/* Lowers assignments, compound assignments and steps.  GCC writes the compound
 * ones out; here they are put together again where that is certain. */
#include "lower.h"
#include "place.h"
#include "source.h"

static uint32_t assignment(struct lowering *lower, enum bri_op op, tree type, uint32_t a, uint32_t b,
                           uint32_t location)
{
	return bri_unit_add_node(lower->unit, BRI_ASSIGN, op, lower_shape(type), a, b, 0, location);
}

static tree without_conversions(tree t)
{
	while (CONVERT_EXPR_P(t) || TREE_CODE(t) == NON_LVALUE_EXPR)
		t = TREE_OPERAND(t, 0);
	return t;
}

/* `a op= b` became `a = (T)(a op b)`, or `b op a` where that is the same: told
 * from the written-out form by the operator's place, which is then the
 * assignment's.  The operation, and b in *ret_amount; NULL: none. */
static tree compound_of(tree store, tree *ret_amount)
{
	tree target = TREE_OPERAND(store, 0), value = without_conversions(TREE_OPERAND(store, 1));
	*ret_amount = NULL_TREE;
	if (!BINARY_CLASS_P(value) ||
	    (TREE_CODE(value) != POINTER_PLUS_EXPR && lower_operator(TREE_CODE(value)) == BRI_OP_NONE))
		return NULL_TREE;
	tree left = TREE_OPERAND(value, 0), right = TREE_OPERAND(value, 1);
	if (without_conversions(left) == target)
		*ret_amount = right;
	else if (commutative_tree_code(TREE_CODE(value)) && without_conversions(right) == target &&
	         TREE_CODE(without_conversions(left)) == SAVE_EXPR)
		*ret_amount = left;
	else
		return NULL_TREE;
	if (DECL_P(target) && get_pure_location(line_table, EXPR_LOCATION(value)) !=
	                              get_pure_location(line_table, EXPR_LOCATION(store)))
		return NULL_TREE;
	return value;
}

/* An initialiser written as a store has no place of its own: the object's name. */
static uint32_t store_place(struct lowering *lower, tree t)
{
	uint32_t location = place_of(t);
	if (TREE_CODE(t) != INIT_EXPR) {
		tree left = TREE_OPERAND(t, 0);
		while (location == 0 && left != NULL_TREE &&
		       (TREE_CODE(left) == INDIRECT_REF || TREE_CODE(left) == COMPONENT_REF ||
		        TREE_CODE(left) == ARRAY_REF || CONVERT_EXPR_P(left) || TREE_CODE(left) == CALL_EXPR)) {
			location = place_of(left);
			if (TREE_CODE(left) == CALL_EXPR && CALL_EXPR_OPERATOR_SYNTAX(left) && call_expr_nargs(left) > 0) {
				uint32_t own = place_of(CALL_EXPR_ARG(left, 0)); /* s[i]: its own place is behind s */
				location = own != 0 ? own : location;
			}
			left = TREE_CODE(left) == CALL_EXPR ? NULL_TREE : TREE_OPERAND(left, 0);
		}
		return location;
	}
	tree target = TREE_OPERAND(t, 0);
	/* What a lambda holds is no store that somebody wrote. */
	if (lang_GNU_CXX() && TREE_CODE(target) == COMPONENT_REF && LAMBDA_TYPE_P(DECL_CONTEXT(TREE_OPERAND(target, 1))))
		return 0;
	/* A member's own initialiser, in a constructor that nobody wrote. */
	if (lower->function != NULL_TREE && DECL_ARTIFICIAL(lower->function) && TREE_CODE(target) == COMPONENT_REF &&
	    !DECL_ARTIFICIAL(TREE_OPERAND(target, 1)))
		return place_pack(DECL_SOURCE_LOCATION(TREE_OPERAND(target, 1)));
	if (location != 0)
		return location;
	tree base = get_base_address(target);
	return base != NULL_TREE && VAR_P(base) && !DECL_ARTIFICIAL(base) ? place_pack(DECL_SOURCE_LOCATION(base)) : 0;
}

/* `a op= b` where b has effects is `(save b, a = a op saved)`. */
bool lower_is_compound_store(tree t)
{
	tree store = TREE_OPERAND(t, 1);
	if (TREE_CODE(TREE_OPERAND(t, 0)) != SAVE_EXPR || TREE_CODE(store) != MODIFY_EXPR)
		return false;
	tree value;
	if (compound_of(store, &value) == NULL_TREE)
		return false;
	while (CONVERT_EXPR_P(value) || TREE_CODE(value) == NON_LVALUE_EXPR || TREE_CODE(value) == MULT_EXPR ||
	       TREE_CODE(value) == NEGATE_EXPR)
		value = TREE_OPERAND(value, 0);
	return value == TREE_OPERAND(t, 0);
}

static uint32_t lower_store_at(struct lowering *lower, tree t, uint32_t location);

/* Where the left side of a store begins that has lost its range: of the left
 * side itself, or a name's length before the operator, as the line shows it or,
 * when the line can't be read, with a blank between. */
static uint32_t left_side(tree store)
{
	tree target = TREE_OPERAND(store, 0);
	location_t location = EXPR_LOCATION(store), caret = get_pure_location(line_table, location);
	if (get_range_from_loc(line_table, location).m_start != caret)
		return place_pack(location);
	if (EXPR_P(target) && EXPR_LOCATION(target) > BUILTINS_LOCATION)
		return place_pack(EXPR_LOCATION(target));
	if (!DECL_P(target) || DECL_NAME(target) == NULL_TREE || caret <= BUILTINS_LOCATION ||
	    linemap_location_from_macro_expansion_p(line_table, caret))
		return place_pack(location);
	expanded_location at = expand_location(caret);
	int length = IDENTIFIER_LENGTH(DECL_NAME(target)), column = at.column - 1 - length;
	char_span line = source_line(at.file, at.line);
	for (int end = at.column - 1; line && end >= length && (size_t)end <= line.length(); end--) {
		const char *name = line.get_buffer() + end - length;
		if (memcmp(name, IDENTIFIER_POINTER(DECL_NAME(target)), length) == 0)
			column = end - length + 1;
		if (!ISSPACE(line[end - 1]))
			break;
	}
	location_t moved = place_at_column(caret, column);
	return place_pack(moved != UNKNOWN_LOCATION ? moved : location);
}

uint32_t lower_compound_store(struct lowering *lower, tree t)
{
	tree save = TREE_OPERAND(t, 0);
	if (lower->saved.get(save) == NULL)
		lower->saved.put(save, LOWER_INLINE);
	return lower_store_at(lower, TREE_OPERAND(t, 1), left_side(TREE_OPERAND(t, 1)));
}

/* A store of the table of virtual functions: nobody wrote it. */
static bool is_table_store(tree t)
{
	tree target = TREE_OPERAND(t, 0);
	return TREE_CODE(target) == COMPONENT_REF && DECL_VIRTUAL_P(TREE_OPERAND(target, 1));
}

uint32_t lower_store(struct lowering *lower, tree t)
{
	if (is_table_store(t))
		return lower->function != NULL_TREE && DECL_CXX_CONSTRUCTOR_P(lower->function)
		           ? lower_class_store(lower, TREE_OPERAND(t, 0))
		           : 0;
	tree target = TREE_OPERAND(t, 0);
	uint32_t location = store_place(lower, t);
	/* C++: what the class says of a member, where a constructor says nothing. */
	bool is_told = lang_GNU_CXX() && location == 0 && lower->function != NULL_TREE &&
	               DECL_CXX_CONSTRUCTOR_P(lower->function) && TREE_CODE(target) == COMPONENT_REF &&
	               CLASS_TYPE_P(TREE_TYPE(target));
	if (is_told) {
		tree member = TREE_OPERAND(target, 1), value = TREE_OPERAND(t, 1);
		while (TREE_CODE(value) == TARGET_EXPR)
			value = TARGET_EXPR_INITIAL(value);
		bool is_call = TREE_CODE(value) == CALL_EXPR ||
		               (TREE_CODE(value) == AGGR_INIT_EXPR && !AGGR_INIT_VIA_CTOR_P(value));
		if (!is_call)
			lower->call_place = place_pack(DECL_SOURCE_LOCATION(member));
		else if (DECL_INITIAL(member) != NULL_TREE && (place_of(value) == 0 || place_of(value) == place_of(target)))
			location = lower->call_place = place_pack(place_of_initialiser(DECL_SOURCE_LOCATION(member)));
		if (DECL_INITIAL(member) == NULL_TREE) /* somebody wrote it there */
			location = place_of(target);
	}
	bool is_placeless = lang_GNU_CXX() && location == 0 && TREE_CODE(target) == COMPONENT_REF &&
	                    (TREE_CODE(TREE_TYPE(TREE_OPERAND(target, 1))) == REFERENCE_TYPE ||
	                     TREE_CODE(TREE_TYPE(target)) == ARRAY_TYPE);
	if (is_placeless)
		location = place_of(target);
	uint32_t node = lower_store_at(lower, t, location);
	lower->call_place = is_told ? 0 : lower->call_place;
	return node;
}

/* A class of which only a part is declared: what has constructors of its own holds something. */
static bool is_only_declared(tree type)
{
	return TYPE_NEEDS_CONSTRUCTING(type) && !DECL_IN_SYSTEM_HEADER(TYPE_NAME(type));
}

/* C++: a member that holds nothing has no byte of its own; whether a thread has made its object is the compiler's affair. */
static bool fills_nothing(tree t)
{
	tree target = TREE_OPERAND(t, 0), type = TREE_TYPE(target), guard = target;
	while (TREE_CODE(guard) == INDIRECT_REF || TREE_CODE(guard) == ADDR_EXPR || CONVERT_EXPR_P(guard))
		guard = TREE_OPERAND(guard, 0);
	if (lang_GNU_CXX() && VAR_P(guard) && DECL_NAME(guard) != NULL_TREE &&
	    strncmp(IDENTIFIER_POINTER(DECL_NAME(guard)), "_ZGV", 4) == 0)
		return true;
	return lang_GNU_CXX() && TREE_CODE(t) == INIT_EXPR && TREE_CODE(target) == COMPONENT_REF && CLASS_TYPE_P(type) &&
	       CLASSTYPE_EMPTY_P(type) && !(is_only_declared(type) && TREE_CODE(TREE_OPERAND(t, 1)) == TARGET_EXPR);
}

/* C++: an object with a name is made where it lies, not somewhere else first. */
static uint32_t lower_made(struct lowering *lower, tree target, tree init)
{
	tree made = lang_GNU_CXX() && VAR_P(target) && TREE_STATIC(target) ? lower_constructor_of(init) : NULL_TREE;
	if (made == NULL_TREE)
		return 0;
	lower->objects.put(DECL_UID(AGGR_INIT_EXPR_SLOT(made)), lower_object(lower, target));
	lower->call_place = place_pack(DECL_SOURCE_LOCATION(target));
	return lower_slot_call(lower, made, false);
}

static uint32_t lower_store_at(struct lowering *lower, tree t, uint32_t location)
{
	tree target = TREE_OPERAND(t, 0), amount = NULL_TREE;
	uint32_t constructed = TREE_CODE(t) == INIT_EXPR ? lower_made(lower, target, TREE_OPERAND(t, 1)) : 0;
	if (constructed != 0)
		return constructed;
	if (TREE_CLOBBER_P(TREE_OPERAND(t, 1))) /* it holds nothing yet, or no longer */
		return 0;
	if (fills_nothing(t))
		return TREE_SIDE_EFFECTS(TREE_OPERAND(t, 1)) ? lower_expression(lower, TREE_OPERAND(t, 1)) : 0;
	tree compound = TREE_CODE(t) == MODIFY_EXPR ? compound_of(t, &amount) : NULL_TREE;
	uint32_t a = lower_expression(lower, target), b, node;
	if (compound != NULL_TREE) {
		enum bri_op op = TREE_CODE(compound) == POINTER_PLUS_EXPR ? BRI_OP_ADD
		                                                          : lower_operator(TREE_CODE(compound));
		int64_t bytes;
		struct bri_shape number = {BRI_SIGNED, lower_size(ptr_type_node)};
		if (TREE_CODE(compound) == POINTER_PLUS_EXPR && lower_constant_offset(amount, &bytes))
			b = bri_unit_add_int(lower->unit, number, bytes, 0);
		else
			b = lower_expression(lower, amount);
		node = assignment(lower, op, TREE_TYPE(target), a, b, location);
	} else {
		location_t declared = lower->declared;
		bool is_static = lang_GNU_CXX() && TREE_CODE(t) == INIT_EXPR && VAR_P(target) && TREE_STATIC(target);
		lower->declared = is_static ? DECL_SOURCE_LOCATION(target) : declared;
		b = lower_initialiser(lower, TREE_OPERAND(t, 1), location);
		lower->declared = declared;
		node = assignment(lower, BRI_OP_NONE, TREE_TYPE(target), a, b, location);
	}
	lower_mark_macro(lower, node, EXPR_LOCATION(t));
	return node;
}

uint32_t lower_step(struct lowering *lower, tree t)
{
	enum tree_code code = TREE_CODE(t);
	tree target = TREE_OPERAND(t, 0), amount = TREE_OPERAND(t, 1);
	enum bri_op op = code == PREINCREMENT_EXPR || code == POSTINCREMENT_EXPR ? BRI_OP_ADD : BRI_OP_SUB;
	uint32_t a = lower_expression(lower, target);
	uint32_t b = amount != NULL_TREE ? lower_expression(lower, amount)
	                                 : bri_unit_add_int(lower->unit, lower_shape(TREE_TYPE(t)), 1, 0);
	uint32_t node = assignment(lower, op, TREE_TYPE(target), a, b, place_of(t));
	if (code == POSTINCREMENT_EXPR || code == POSTDECREMENT_EXPR)
		bri_unit_add_node_flags(lower->unit, node, BRI_POST);
	lower_mark_macro(lower, node, EXPR_LOCATION(t));
	return node;
}
