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
	lower->callables.release();
	lower->system_functions.release();
	lower->nested.release();
	lower->classes_made.release();
	lower->aliases.release();
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

/* The functions of a class that a virtual call may mean, its own before those of its bases. */
static void virtual_functions(struct lowering *lower, tree binfo, node_list *out)
{
	tree type = BINFO_TYPE(binfo), base;
	struct bri_shape code = {BRI_CODE, 0}, pointer = {BRI_POINTER, lower_size(ptr_type_node)};
	if (in_system_header_at(DECL_SOURCE_LOCATION(TYPE_NAME(type))))
		return;
	for (tree member = TYPE_FIELDS(type); member != NULL_TREE; member = DECL_CHAIN(member)) {
		if (TREE_CODE(member) != FUNCTION_DECL || !DECL_VIRTUAL_P(member) || DECL_ARTIFICIAL(member) ||
		    DECL_CXX_DESTRUCTOR_P(member))
			continue;
		uint32_t named = bri_unit_add_node(lower->unit, BRI_FUNCTION, BRI_OP_NONE, code,
		                                   lower_callee(lower, member), 0, 0, 0);
		out->safe_push(bri_unit_add_node(lower->unit, BRI_AT, BRI_OP_NONE, pointer, named,
		                                 out->length() * pointer.size, 0, 0));
	}
	for (int i = 0; BINFO_BASE_ITERATE(binfo, i, base); i++)
		virtual_functions(lower, base, out);
}

void lower_finish_classes(struct lowering *lower)
{
	while (!lower->classes_made.is_empty()) {
		tree type = lower->classes_made.pop();
		uint32_t object = *lower->classes.get(TYPE_UID(type));
		node_list items;
		virtual_functions(lower, TYPE_BINFO(type), &items);
		struct bri_shape shape = {BRI_AGGREGATE, items.length() * lower_size(ptr_type_node)};
		bri_unit_set_object_shape(lower->unit, object, shape);
		bri_unit_set_init(lower->unit, object, lower_list(lower, BRI_INIT, shape, 0, items, 0));
		bri_unit_add_object_flags(lower->unit, object, BRI_OBJECT_STATIC | BRI_OBJECT_CONST);
	}
}

/* Where the member lies in the object whose constructor this is; false where that isn't told. */
static bool offset_in_this(tree t, int64_t *ret_offset)
{
	int64_t moved = 0;
	uint32_t member;
	*ret_offset = 0;
	for (; TREE_CODE(t) == COMPONENT_REF; t = TREE_OPERAND(t, 0)) {
		if (!lower_member_offset(TREE_OPERAND(t, 1), &member))
			return false;
		*ret_offset += member;
	}
	if (TREE_CODE(t) != INDIRECT_REF)
		return false;
	t = TREE_OPERAND(t, 0);
	while (CONVERT_EXPR_P(t) || TREE_CODE(t) == NON_LVALUE_EXPR)
		t = TREE_OPERAND(t, 0);
	if (TREE_CODE(t) == POINTER_PLUS_EXPR) {
		if (!lower_constant_offset(TREE_OPERAND(t, 1), &moved))
			return false;
		t = TREE_OPERAND(t, 0);
	}
	*ret_offset += moved;
	while (CONVERT_EXPR_P(t) || TREE_CODE(t) == NON_LVALUE_EXPR)
		t = TREE_OPERAND(t, 0);
	return TREE_CODE(t) == PARM_DECL && DECL_ARTIFICIAL(t);
}

uint32_t lower_class_table(struct lowering *lower, tree type)
{
	struct bri_shape pointer = {BRI_POINTER, lower_size(ptr_type_node)};
	if (!vec_safe_is_empty(CLASSTYPE_VBASECLASSES(type)))
		return lower_unknown_value(lower, pointer, 0);
	uint32_t *known = lower->classes.get(TYPE_UID(type));
	uint32_t object = known != NULL ? *known : bri_unit_add_object(lower->unit, 0, 0, no_shape(), 0);
	if (known == NULL) {
		lower->classes.put(TYPE_UID(type), object);
		lower->classes_made.safe_push(type);
	}
	uint32_t table = bri_unit_add_node(lower->unit, BRI_OBJECT, BRI_OP_NONE, no_shape(), object, 0, 0, 0);
	return bri_unit_add_node(lower->unit, BRI_ADDRESS, BRI_OP_NONE, pointer, table, 0, 0, 0);
}

/* In other bases than the first, `this` would be another. */
uint32_t lower_class_store(struct lowering *lower, tree target)
{
	tree type = DECL_CONTEXT(lower->function);
	int64_t offset;
	struct bri_shape pointer = {BRI_POINTER, lower_size(ptr_type_node)};
	if (in_system_header_at(DECL_SOURCE_LOCATION(TYPE_NAME(type))))
		return 0;
	uint32_t self = lower_expression(lower, TREE_OPERAND(target, 0));
	uint32_t field = bri_unit_add_node(lower->unit, BRI_FIELD, BRI_OP_NONE, pointer, self, 0, 0, 0), table;
	table = offset_in_this(target, &offset) && offset == 0 ? lower_class_table(lower, type)
	                                                       : lower_unknown_value(lower, pointer, 0);
	return bri_unit_add_node(lower->unit, BRI_ASSIGN, BRI_OP_NONE, pointer, field, table, 0, 0);
}

/* A function that a system header declares first keeps that place, though its body is the project's. */
static location_t place_of_body(tree function)
{
	location_t name = DECL_SOURCE_LOCATION(function);
	location_t body = DECL_STRUCT_FUNCTION(function) != NULL ? DECL_STRUCT_FUNCTION(function)->function_start_locus : UNKNOWN_LOCATION;
	return body != UNKNOWN_LOCATION && in_system_header_at(name) && !in_system_header_at(body) ? body : name;
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
	uint32_t known = bri_unit_function(lower->unit, handle)->flags;
	/* GNU inline: that body was to be used until here. */
	bool is_behind = (known & BRI_FUNCTION_INLINE_ONLY) != 0 && !is_inline_only(function);
	if ((known & BRI_FUNCTION_DEFINED) != 0 && !is_behind)
		return;
	location_t location = place_of_body(function);
	uint32_t flags = protection_of(function);
	lower->in_system = in_system_header_at(location);
	lower_note_callable(lower, function);
	if (lower->in_system)
		flags |= BRI_FUNCTION_SYSTEM;
	if (is_inline_only(function))
		flags |= BRI_FUNCTION_INLINE_ONLY;
	if (DECL_DECLARED_INLINE_P(function))
		flags |= BRI_FUNCTION_INLINE | (place_is_main(location) ? BRI_FUNCTION_MAIN : 0);
	lower->function = function;
	lower->block_slot = NULL_TREE;
	lower->call_place = lower->outer_place = 0;
	lower->depth = 0;
	bri_unit_begin_function(lower->unit, handle, place_pack(location));
	bri_unit_add_function_flags(lower->unit, handle, flags);
	lower_parameters(lower, function);
	uint32_t node = lower_statement(lower, body);
	if (node == 0)
		node = bri_unit_add_list(lower->unit, BRI_SEQUENCE, no_shape(), 0, NULL, 0, 0);
	bri_unit_end_function(lower->unit, node);
	lower->function = NULL_TREE;
	lower_finish_classes(lower);
	lower->in_system = false;
	if (!lower->saved.is_empty())
		lower->saved.empty();
	lower_overrides(lower, function);
	while (!lower->nested.is_empty()) /* the compiler tells of the function around them only */
		lower_function(lower, lower->nested.pop());
}

/* `#pragma weak name = function` makes another name behind the front end's back: no declaration of it is finished. */
static void forward_pragmas(struct lowering *lower)
{
	struct cgraph_node *node;
	FOR_EACH_FUNCTION (node) {
		tree decl = node->decl;
		if (!node->alias || node->weakref || node->ifunc_resolver || node->cpp_implicit_alias || !DECL_WEAK(decl))
			continue;
		symtab_node *of = node->get_alias_target();
		const char *text = of != NULL ? IDENTIFIER_POINTER(DECL_ASSEMBLER_NAME(of->decl)) : "";
		text += *text == '*';
		bri_unit_forward(lower->unit, lower_callee(lower, decl), bri_unit_name_of(lower->unit, text, strlen(text)),
		                 lower_shape(TREE_TYPE(TREE_TYPE(of->decl))));
	}
}

void lower_finish(struct lowering *lower)
{
	for (unsigned i = 0; i < lower->aliases.length(); i++) {
		tree alias = lower->aliases[i];
		const char *resolver = lower_alias_target(alias, "ifunc"); /* GCC makes it an alias as well */
		const char *text = resolver != NULL ? resolver : lower_alias_target(alias, "alias");
		uint32_t symbol = bri_unit_name_of(lower->unit, text, strlen(text)), function = lower_callee(lower, alias);
		struct bri_shape result = lower_shape(TREE_TYPE(TREE_TYPE(alias)));
		if (resolver == NULL) {
			bri_unit_forward(lower->unit, function, symbol, result);
			continue;
		}
		auto_vec<bri_shape> shapes;
		for (tree type = TYPE_ARG_TYPES(TREE_TYPE(alias)); type != NULL_TREE && !VOID_TYPE_P(TREE_VALUE(type)); type = TREE_CHAIN(type))
			shapes.safe_push(lower_shape(TREE_VALUE(type)));
		bri_unit_resolve_by(lower->unit, function, symbol, shapes.address(), shapes.length(), result);
	}
	forward_pragmas(lower);
	for (unsigned i = 0; i < lower->callables.length(); i++) {
		const callable_class *one = &lower->callables[i];
		if (one->function != 0 && one->instance != NULL_TREE && !one->several)
			bri_unit_forward(lower->unit, one->function,
			                 bri_unit_function(lower->unit, lower_callee(lower, one->instance))->symbol,
			                 lower_shape(TREE_TYPE(TREE_TYPE(one->instance))));
	}
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
