/* SPDX-License-Identifier: Apache-2.0 */
/* Lowers a unit, function by function, as the front end finishes them.  Holds
 * what has to be remembered between functions; changes no tree, keeps no tree. */
#include "lower.h"

#include "protection.h"

struct lowering *lowering_new(struct bri_unit *unit)
{
	struct lowering *lower = new lowering();
	lower->unit = unit;
	return lower;
}

void lowering_free(struct lowering *lower)
{
	if (lower == NULL)
		return;
	lower->system_functions.release();
	lower->nested.release();
	delete lower;
}

/* Parameters as callers count them: what only the C++ ABI adds to constructors
 * of classes with virtual bases is left out. */
static void lower_parameters(struct lowering *lower, tree function)
{
	bool is_method = TREE_CODE(TREE_TYPE(function)) == METHOD_TYPE;
	for (tree p = DECL_ARGUMENTS(function); p != NULL_TREE; p = DECL_CHAIN(p)) {
		if (DECL_ARTIFICIAL(p) && !(is_method && p == DECL_ARGUMENTS(function)))
			continue;
		if (p == DECL_ARGUMENTS(function) && lower_is_bare_lambda(function))
			continue;
		lower_parameter(lower, p);
	}
}

/* C's inline definitions leave no symbol of their own: another unit has it. */
static bool is_inline_only(tree function)
{
	return DECL_EXTERNAL(function) && DECL_DECLARED_INLINE_P(function) &&
	       (lang_GNU_C() || lookup_attribute("gnu_inline", DECL_ATTRIBUTES(function)) != NULL_TREE);
}

/* C++: what runs before main to make an object of the file is the object's initialiser. */
static void lower_dynamic_initialisers(struct lowering *lower, tree t)
{
	while (t != NULL_TREE && (TREE_CODE(t) == CLEANUP_POINT_EXPR || TREE_CODE(t) == EXPR_STMT || CONVERT_EXPR_P(t)))
		t = TREE_OPERAND(t, 0);
	if (t == NULL_TREE)
		return;
	switch (TREE_CODE(t)) {
	case STATEMENT_LIST:
		for (tree_stmt_iterator i = tsi_start(t); !tsi_end_p(i); tsi_next(&i))
			lower_dynamic_initialisers(lower, tsi_stmt(i));
		break;
	case BIND_EXPR:
		lower_dynamic_initialisers(lower, BIND_EXPR_BODY(t));
		break;
	case IF_STMT:
	case COND_EXPR:
		lower_dynamic_initialisers(lower, TREE_OPERAND(t, 1));
		break;
	case CALL_EXPR:
	case INIT_EXPR:
	case MODIFY_EXPR:
		lower_dynamic_initialiser(lower, t);
		break;
	default:
		break;
	}
}

static bool is_static_initialisation(tree function)
{
	return lang_GNU_CXX() && DECL_ARTIFICIAL(function) && DECL_NAME(function) != NULL_TREE &&
	       strncmp(IDENTIFIER_POINTER(DECL_NAME(function)), "__static_init", 13) == 0;
}

/* What calls it before main. */
static bool is_static_starter(tree function)
{
	return lang_GNU_CXX() && DECL_ARTIFICIAL(function) && DECL_NAME(function) != NULL_TREE &&
	       strncmp(IDENTIFIER_POINTER(DECL_NAME(function)), "_GLOBAL__", 9) == 0;
}

/* The function of a base that has the same name and parameters, `this` aside. */
static bool is_same_signature(tree a, tree b)
{
	tree x = TYPE_ARG_TYPES(TREE_TYPE(a)), y = TYPE_ARG_TYPES(TREE_TYPE(b));
	if (DECL_NAME(a) != DECL_NAME(b) || x == NULL_TREE || y == NULL_TREE)
		return false;
	for (x = TREE_CHAIN(x), y = TREE_CHAIN(y); x != NULL_TREE && y != NULL_TREE; x = TREE_CHAIN(x), y = TREE_CHAIN(y))
		if (TYPE_MAIN_VARIANT(TREE_VALUE(x)) != TYPE_MAIN_VARIANT(TREE_VALUE(y)))
			return false;
	return x == y;
}

static void hand_over(struct lowering *lower, tree base, tree function)
{
	struct bri_shape code = {BRI_CODE, 0};
	const struct bri_function *facts = bri_unit_function(lower->unit, lower_callee(lower, base));
	char *text = concat("override::", bri_unit_text(lower->unit, facts->name), NULL);
	uint32_t location = place_pack(DECL_SOURCE_LOCATION(function));
	node_list items;
	uint32_t callee = bri_unit_add_node(lower->unit, BRI_FUNCTION, BRI_OP_NONE, code,
	                                    lower_synthetic(lower, text, 0), 0, 0, 0);
	items.safe_push(bri_unit_add_node(lower->unit, BRI_FUNCTION, BRI_OP_NONE, code, lower_callee(lower, function), 0, 0,
	                                  0));
	uint32_t object = bri_unit_add_object(lower->unit, 0, BRI_OBJECT_STATIC, no_shape(), location);
	bri_unit_set_init(lower->unit, object, lower_list(lower, BRI_CALL, no_shape(), callee, items, location));
	free(text);
}

/* In the nearest bases; true when one has it. */
static bool find_in_bases(struct lowering *lower, tree binfo, tree function)
{
	bool any = false;
	tree base;
	for (int i = 0; BINFO_BASE_ITERATE(binfo, i, base); i++) {
		bool found = false;
		for (tree member = TYPE_FIELDS(BINFO_TYPE(base)); member != NULL_TREE && !found; member = DECL_CHAIN(member)) {
			found = TREE_CODE(member) == FUNCTION_DECL && DECL_VIRTUAL_P(member) &&
			        is_same_signature(member, function);
			if (found)
				hand_over(lower, member, function);
		}
		any |= found || find_in_bases(lower, base, function);
	}
	return any;
}

void lower_overrides(struct lowering *lower, tree function)
{
	tree type = DECL_CONTEXT(function);
	if (!lang_GNU_CXX() || !DECL_VIRTUAL_P(function) || DECL_ARTIFICIAL(function) || DECL_CXX_DESTRUCTOR_P(function) ||
	    in_system_header_at(DECL_SOURCE_LOCATION(function)) || type == NULL_TREE || !CLASS_TYPE_P(type) ||
	    TYPE_BINFO(type) == NULL_TREE)
		return;
	lower->depth = 0;
	find_in_bases(lower, TYPE_BINFO(type), function);
}

void lower_function(struct lowering *lower, tree function)
{
	tree body = DECL_SAVED_TREE(function);
	if (TREE_CODE(function) != FUNCTION_DECL || body == NULL_TREE || lower->function != NULL_TREE ||
	    is_static_starter(function) || lower_lambda_behind(function) != function)
		return;
	if (is_static_initialisation(function)) {
		lower->depth = 0;
		lower_dynamic_initialisers(lower, body);
		return;
	}
	uint32_t handle = lower_callee(lower, function);
	if ((bri_unit_function(lower->unit, handle)->flags & BRI_FUNCTION_DEFINED) != 0)
		return;
	location_t location = DECL_SOURCE_LOCATION(function);
	uint32_t flags = protection_of(function);
	lower->in_system = in_system_header_at(location);
	if (lower->in_system)
		flags |= BRI_FUNCTION_SYSTEM;
	if (is_inline_only(function))
		flags |= BRI_FUNCTION_INLINE_ONLY;
	bri_unit_add_function_flags(lower->unit, handle, flags);
	lower->function = function;
	lower->block_slot = NULL_TREE;
	lower->call_place = lower->outer_place = 0;
	lower->depth = 0;
	bri_unit_begin_function(lower->unit, handle, place_pack(location));
	lower_parameters(lower, function);
	uint32_t node = lower_statement(lower, body);
	if (node == 0)
		node = bri_unit_add_list(lower->unit, BRI_SEQUENCE, no_shape(), 0, NULL, 0, 0);
	bri_unit_end_function(lower->unit, node);
	lower->function = NULL_TREE;
	lower->in_system = false;
	if (!lower->saved.is_empty())
		lower->saved.empty();
	lower_overrides(lower, function);
	while (!lower->nested.is_empty()) /* the compiler tells of the function around them only */
		lower_function(lower, lower->nested.pop());
}

void lower_finish(struct lowering *lower)
{
	for (unsigned i = 0; i < lower->system_functions.length(); i++) {
		uint32_t function = lower->system_functions[i];
		if ((bri_unit_function(lower->unit, function)->flags & BRI_FUNCTION_DEFINED) == 0)
			bri_unit_add_function_flags(lower->unit, function, BRI_FUNCTION_SYSTEM);
	}
	const uint32_t placed = BRI_OBJECT_LOCAL | BRI_OBJECT_STATIC | BRI_OBJECT_EXTERN;
	for (size_t i = 1; i <= bri_unit_objects(lower->unit); i++)
		if ((bri_unit_object(lower->unit, (uint32_t)i)->flags & placed) == 0)
			bri_unit_add_object_flags(lower->unit, (uint32_t)i, BRI_OBJECT_DECLARED);
}
