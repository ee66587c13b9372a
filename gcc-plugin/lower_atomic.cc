/* SPDX-License-Identifier: Apache-2.0 */
/* Atomic loads, stores and operations are loads and stores.  GCC has a builtin for each of their sizes; what is only called
 * (an exchange, a comparison) is called what the source may call it, as with Clang. */
#include "lower.h"
#include "place.h"

/* In sync-builtins.def (GCC 11 to 15): NAME_N, then NAME_1, _2, _4, _8 and _16. */
static bool is_one_of(int code, int first)
{
	return code >= first && code <= first + 5;
}

static enum bri_op operation_of(int code, bool *ret_post)
{
	static const struct { int fetch_first, fetch_last; enum bri_op op; } operations[] = {
		{BUILT_IN_ATOMIC_FETCH_ADD_N, BUILT_IN_ATOMIC_ADD_FETCH_N, BRI_OP_ADD},
		{BUILT_IN_ATOMIC_FETCH_SUB_N, BUILT_IN_ATOMIC_SUB_FETCH_N, BRI_OP_SUB},
		{BUILT_IN_ATOMIC_FETCH_AND_N, BUILT_IN_ATOMIC_AND_FETCH_N, BRI_OP_AND},
		{BUILT_IN_ATOMIC_FETCH_OR_N, BUILT_IN_ATOMIC_OR_FETCH_N, BRI_OP_OR},
		{BUILT_IN_ATOMIC_FETCH_XOR_N, BUILT_IN_ATOMIC_XOR_FETCH_N, BRI_OP_XOR},
	};
	for (unsigned i = 0; i < ARRAY_SIZE(operations); i++) {
		*ret_post = is_one_of(code, operations[i].fetch_first);
		if (*ret_post || is_one_of(code, operations[i].fetch_last))
			return operations[i].op;
	}
	return BRI_OP_NONE;
}

/* Without the builtin's own conversion to `volatile void *`. */
static tree without_casts(tree pointer)
{
	while (CONVERT_EXPR_P(pointer) && POINTER_TYPE_P(TREE_TYPE(TREE_OPERAND(pointer, 0))) &&
	       VOID_TYPE_P(TREE_TYPE(TREE_TYPE(pointer))))
		pointer = TREE_OPERAND(pointer, 0);
	return pointer;
}

static uint32_t target_of(struct lowering *lower, tree pointer, struct bri_shape shape)
{
	if (TREE_CODE(pointer) == ADDR_EXPR && lower_size(TREE_TYPE(TREE_TYPE(pointer))) == shape.size)
		return lower_expression(lower, TREE_OPERAND(pointer, 0));
	uint32_t node = lower_expression(lower, pointer);
	return bri_unit_add_node(lower->unit, BRI_DEREF, BRI_OP_NONE, shape, node, 0, 0, place_of(pointer));
}

uint32_t lower_atomic(struct lowering *lower, tree call, tree function, uint32_t location)
{
	bool is_post = false;
	if (function == NULL_TREE || !fndecl_built_in_p(function, BUILT_IN_NORMAL) || call_expr_nargs(call) < 2)
		return 0;
	int code = DECL_FUNCTION_CODE(function);
	bool is_load = is_one_of(code, BUILT_IN_ATOMIC_LOAD_N), is_store = is_one_of(code, BUILT_IN_ATOMIC_STORE_N);
	enum bri_op op = is_load || is_store ? BRI_OP_NONE : operation_of(code, &is_post);
	tree pointer = without_casts(CALL_EXPR_ARG(call, 0));
	if ((!is_load && !is_store && op == BRI_OP_NONE) || !POINTER_TYPE_P(TREE_TYPE(pointer)))
		return 0;
	/* A cast of the source's own is folded away: as much is taken as the builtin takes. */
	struct bri_shape shape = lower_shape(TREE_TYPE(TREE_TYPE(pointer))), taken = lower_shape(TREE_TYPE(is_load ? call : CALL_EXPR_ARG(call, 1)));
	if (shape.size != taken.size || shape.type == BRI_AGGREGATE)
		shape = taken;
	if (op != BRI_OP_NONE && shape.type == BRI_POINTER) /* by bytes or by elements, as the language has it */
		return 0;
	uint32_t target = target_of(lower, pointer, shape);
	if (is_load)
		return target;
	uint32_t value = lower_expression(lower, CALL_EXPR_ARG(call, 1));
	/* `counter += 2` */
	uint32_t node = bri_unit_add_node(lower->unit, BRI_ASSIGN, op, shape, target, value, 0, place_of_operator(location));
	if (is_post)
		bri_unit_add_node_flags(lower->unit, node, BRI_POST);
	lower_mark_macro(lower, node, EXPR_LOCATION(call));
	return node;
}

const char *lower_atomic_name(tree function)
{
	static const struct { int first; const char *name; } calls[] = {
		{BUILT_IN_ATOMIC_EXCHANGE_N, "__atomic_exchange_n"},
		{BUILT_IN_ATOMIC_COMPARE_EXCHANGE_N, "__atomic_compare_exchange_n"},
	};
	for (unsigned i = 0; fndecl_built_in_p(function, BUILT_IN_NORMAL) && i < ARRAY_SIZE(calls); i++)
		if (is_one_of(DECL_FUNCTION_CODE(function), calls[i].first))
			return calls[i].name;
	return NULL;
}
