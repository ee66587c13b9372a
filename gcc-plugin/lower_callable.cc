/* SPDX-License-Identifier: Apache-2.0 */
/* C++: objects that can be called, where they are handed over: the function that they stand for, be it their class's own,
 * one that they were made of (a pointer, a member that was bound), or an instance of a template that is made after. */
#include "lower.h"

/* C++: the one function that makes objects of the class callable; NULL where there is none, or a choice. */
static tree call_operator(tree type)
{
	tree found = NULL_TREE;
	if (type == NULL_TREE || !CLASS_TYPE_P(type) || !COMPLETE_TYPE_P(type))
		return NULL_TREE;
	for (tree member = TYPE_FIELDS(TYPE_MAIN_VARIANT(type)); member != NULL_TREE; member = DECL_CHAIN(member)) {
		if (TREE_CODE(member) != FUNCTION_DECL || DECL_NAME(member) == NULL_TREE ||
		    strcmp(IDENTIFIER_POINTER(DECL_NAME(member)), "operator()") != 0)
			continue;
		if (found != NULL_TREE)
			return NULL_TREE;
		found = member;
	}
	return found;
}

/* Is it a template that makes objects of the class callable?  Its instances may be made after this. */
static bool calls_by_template(tree type)
{
	tree found = NULL_TREE;
	if (type == NULL_TREE || !CLASS_TYPE_P(type) || !COMPLETE_TYPE_P(type))
		return false;
	for (tree member = TYPE_FIELDS(TYPE_MAIN_VARIANT(type)); member != NULL_TREE; member = DECL_CHAIN(member)) {
		bool is_template = TREE_CODE(member) == TEMPLATE_DECL;
		if ((!is_template && TREE_CODE(member) != FUNCTION_DECL) || DECL_NAME(member) == NULL_TREE ||
		    strcmp(IDENTIFIER_POINTER(DECL_NAME(member)), "operator()") != 0)
			continue;
		if (found != NULL_TREE || !is_template)
			return false;
		found = member;
	}
	return found != NULL_TREE && !in_system_header_at(DECL_SOURCE_LOCATION(found));
}

/* Objects of the class may be called, by whatever of its functions. */
static bool is_callable(tree type)
{
	if (type == NULL_TREE || !CLASS_TYPE_P(type) || !COMPLETE_TYPE_P(type))
		return false;
	for (tree member = TYPE_FIELDS(TYPE_MAIN_VARIANT(type)); member != NULL_TREE; member = DECL_CHAIN(member))
		if (TREE_CODE(member) == TEMPLATE_DECL && DECL_NAME(member) != NULL_TREE &&
		    strcmp(IDENTIFIER_POINTER(DECL_NAME(member)), "operator()") == 0)
			return true;
	return call_operator(type) != NULL_TREE;
}

static callable_class *callable(struct lowering *lower, tree type)
{
	for (unsigned i = 0; i < lower->callables.length(); i++)
		if (lower->callables[i].type == TYPE_MAIN_VARIANT(type))
			return &lower->callables[i];
	callable_class made = {TYPE_MAIN_VARIANT(type), 0, NULL_TREE, false};
	lower->callables.safe_push(made);
	return &lower->callables.last();
}

/* Stands for the one instance of the class's template, see lower_finish. */
static uint32_t instance_to_come(struct lowering *lower, tree type)
{
	callable_class *one = callable(lower, type);
	if (one->function != 0)
		return one->function;
	const char *class_name = LAMBDA_TYPE_P(one->type) || TYPE_IDENTIFIER(one->type) == NULL_TREE
	                             ? "<lambda>"
	                             : IDENTIFIER_POINTER(TYPE_IDENTIFIER(one->type));
	char *text = concat(class_name, "::operator()", NULL);
	uint32_t name = bri_unit_name_of(lower->unit, text, strlen(text));
	(free)(text);
	one->function = bri_unit_add_function(lower->unit, name, name, BRI_FUNCTION_STATIC, 0);
	return one->function;
}

void lower_note_callable(struct lowering *lower, tree function)
{
	tree type = DECL_CONTEXT(function);
	if (!lang_GNU_CXX() || lower->in_system || type == NULL_TREE || !CLASS_TYPE_P(type) || DECL_NAME(function) == NULL_TREE ||
	    strcmp(IDENTIFIER_POINTER(DECL_NAME(function)), "operator()") != 0 || !calls_by_template(type))
		return;
	callable_class *one = callable(lower, type);
	one->several |= one->instance != NULL_TREE && one->instance != function;
	one->instance = function;
}

static tree without_references(tree type)
{
	return type != NULL_TREE && TREE_CODE(type) == REFERENCE_TYPE ? TREE_TYPE(type) : type;
}

/* The function that is handed over by its name, or as a pointer to a member. */
static tree function_in(tree arg)
{
	for (;;) {
		if (CONVERT_EXPR_P(arg) || TREE_CODE(arg) == ADDR_EXPR || TREE_CODE(arg) == NON_LVALUE_EXPR)
			arg = TREE_OPERAND(arg, 0);
		else if (TREE_CODE(arg) == TARGET_EXPR && TARGET_EXPR_INITIAL(arg) != NULL_TREE)
			arg = TARGET_EXPR_INITIAL(arg);
		else if (TREE_CODE(arg) == PTRMEM_CST)
			arg = PTRMEM_CST_MEMBER(arg);
		else if (TREE_CODE(arg) == CONSTRUCTOR && TYPE_PTRMEMFUNC_P(TREE_TYPE(arg)) && CONSTRUCTOR_NELTS(arg) > 0)
			arg = CONSTRUCTOR_ELT(arg, 0)->value;
		else
			return TREE_CODE(arg) == FUNCTION_DECL ? arg : NULL_TREE;
	}
}

/* A library's function makes what can be called of a function that it is given first. */
static tree function_bound(tree call)
{
	if (TREE_CODE(call) == TARGET_EXPR && TARGET_EXPR_INITIAL(call) != NULL_TREE)
		call = TARGET_EXPR_INITIAL(call);
	bool is_made = TREE_CODE(call) == AGGR_INIT_EXPR && !AGGR_INIT_VIA_CTOR_P(call) && aggr_init_expr_nargs(call) > 0;
	if (!is_made && (TREE_CODE(call) != CALL_EXPR || call_expr_nargs(call) == 0))
		return NULL_TREE;
	tree fn = is_made ? AGGR_INIT_EXPR_FN(call) : CALL_EXPR_FN(call), callee = fn != NULL_TREE ? function_in(fn) : NULL_TREE;
	if (callee == NULL_TREE || !in_system_header_at(DECL_SOURCE_LOCATION(callee)))
		return NULL_TREE;
	return function_in(is_made ? AGGR_INIT_EXPR_ARG(call, 0) : CALL_EXPR_ARG(call, 0));
}

/* What is called is what was given, not what it was wrapped into on the way. */
static tree class_given(tree arg, tree *ret_function)
{
	*ret_function = NULL_TREE;
	for (;;) {
		if (CONVERT_EXPR_P(arg) || TREE_CODE(arg) == ADDR_EXPR || TREE_CODE(arg) == NON_LVALUE_EXPR) {
			arg = TREE_OPERAND(arg, 0);
			continue;
		}
		tree init = TREE_CODE(arg) == TARGET_EXPR ? TARGET_EXPR_INITIAL(arg) : NULL_TREE;
		tree inner = init != NULL_TREE && TREE_CODE(init) == AGGR_INIT_EXPR && AGGR_INIT_VIA_CTOR_P(init) &&
		                             aggr_init_expr_nargs(init) > 1
		                     ? AGGR_INIT_EXPR_ARG(init, 1)
		                     : NULL_TREE;
		*ret_function = inner != NULL_TREE ? function_in(inner) : function_bound(arg);
		if (inner == NULL_TREE || !is_callable(without_references(TREE_TYPE(inner))))
			return TREE_TYPE(arg);
		arg = inner;
	}
}

/* C++: an object that can be called, handed over: the function that it stands for, or the object. */
uint32_t lower_with_callable(struct lowering *lower, tree arg, tree declared, uint32_t object)
{
	tree type = without_references(declared);
	if (!is_callable(type))
		return object;
	tree function, given = without_references(class_given(arg, &function));
	tree body = function != NULL_TREE ? function : call_operator(given);
	bool is_to_come = body == NULL_TREE && calls_by_template(given);
	if (!is_to_come &&
	    (body == NULL_TREE || DECL_INITIAL(body) == NULL_TREE || in_system_header_at(DECL_SOURCE_LOCATION(body))))
		return object;
	struct bri_shape pointer = {BRI_POINTER, lower_size(ptr_type_node)}, choice = {BRI_SIGNED, 4};
	uint32_t test = lower_unknown_value(lower, choice, 0), named;
	named = is_to_come ? bri_unit_add_node(lower->unit, BRI_FUNCTION, BRI_OP_NONE, (struct bri_shape){BRI_CODE, 0},
	                                       instance_to_come(lower, given), 0, 0, 0)
	                   : lower_function_node(lower, body);
	if (!POINTER_TYPE_P(TREE_TYPE(arg)))
		object = bri_unit_add_node(lower->unit, BRI_ADDRESS, BRI_OP_NONE, pointer, object, 0, 0, 0);
	uint32_t node = bri_unit_add_node(lower->unit, BRI_CONDITION, BRI_OP_NONE, pointer, test, named, object, 0);
	bri_unit_add_node_flags(lower->unit, node, BRI_READ_ONLY);
	return node;
}
