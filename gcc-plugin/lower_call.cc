/* SPDX-License-Identifier: Apache-2.0 */
/* Lowers calls: the callee as the source names it, the arguments in order, and
 * which of them the callee promises not to write through.  Knows the calling
 * shape of GCC's builtins and of no library. */
#include "lower.h"
#include "place.h"

/* Only in the C++ compiler: elsewhere its address is null. */
extern tree mangle_typeinfo_string_for_type(tree) __attribute__((weak));

static bool points_to_const(tree type)
{
	if (type == NULL_TREE || !POINTER_TYPE_P(type))
		return false;
	return TYPE_READONLY(strip_array_types(TREE_TYPE(type)));
}

void lower_mark_macro(struct lowering *lower, uint32_t node, location_t location)
{
	if (lower->in_system || location <= BUILTINS_LOCATION)
		return;
	if (linemap_location_from_macro_expansion_p(line_table, location) && in_system_header_at(location))
		bri_unit_add_node_flags(lower->unit, node, BRI_IN_SYSTEM_MACRO);
}

/* `&function`, through conversions; NULL for anything else. */
static tree called_function(tree fn)
{
	while (fn != NULL_TREE && (CONVERT_EXPR_P(fn) || TREE_CODE(fn) == NON_LVALUE_EXPR))
		fn = TREE_OPERAND(fn, 0);
	if (fn != NULL_TREE && TREE_CODE(fn) == ADDR_EXPR)
		fn = TREE_OPERAND(fn, 0);
	return fn != NULL_TREE && TREE_CODE(fn) == FUNCTION_DECL ? fn : NULL_TREE;
}

/* The arguments that an object-size checking builtin has and the function it
 * stands for has not: `first` and how many. */
static void checking_arguments(tree function, unsigned count, unsigned *ret_first, unsigned *ret_count)
{
	*ret_first = *ret_count = 0;
	if (!fndecl_built_in_p(function, BUILT_IN_NORMAL))
		return;
	switch (DECL_FUNCTION_CODE(function)) {
	case BUILT_IN_MEMCPY_CHK:
	case BUILT_IN_MEMMOVE_CHK:
	case BUILT_IN_MEMPCPY_CHK:
	case BUILT_IN_MEMSET_CHK:
	case BUILT_IN_STPNCPY_CHK:
	case BUILT_IN_STRNCPY_CHK:
	case BUILT_IN_STRNCAT_CHK:
	case BUILT_IN_STRCPY_CHK:
	case BUILT_IN_STPCPY_CHK:
	case BUILT_IN_STRCAT_CHK:
		*ret_first = count - 1;
		*ret_count = count > 0;
		break;
	case BUILT_IN_SPRINTF_CHK:
	case BUILT_IN_VSPRINTF_CHK:
		*ret_first = 1;
		*ret_count = 2;
		break;
	case BUILT_IN_SNPRINTF_CHK:
	case BUILT_IN_VSNPRINTF_CHK:
		*ret_first = 2;
		*ret_count = 2;
		break;
	case BUILT_IN_PRINTF_CHK:
	case BUILT_IN_VPRINTF_CHK:
		*ret_first = 0;
		*ret_count = 1;
		break;
	case BUILT_IN_FPRINTF_CHK:
	case BUILT_IN_VFPRINTF_CHK:
		*ret_first = 1;
		*ret_count = 1;
		break;
	default:
		break;
	}
}

uint32_t lower_function_node(struct lowering *lower, tree function)
{
	struct bri_shape code = {BRI_CODE, 0};
	return bri_unit_add_node(lower->unit, BRI_FUNCTION, BRI_OP_NONE, code, lower_callee(lower, function), 0, 0, 0);
}

/* C++: a pointer to an object that only its own class may write: to who takes `void *` it is a token. */
static bool is_managed(tree arg, tree declared)
{
	if (!lang_GNU_CXX() || declared == NULL_TREE || !POINTER_TYPE_P(declared) || !VOID_TYPE_P(TREE_TYPE(declared)))
		return false;
	while (CONVERT_EXPR_P(arg))
		arg = TREE_OPERAND(arg, 0);
	tree type = POINTER_TYPE_P(TREE_TYPE(arg)) ? TYPE_MAIN_VARIANT(TREE_TYPE(TREE_TYPE(arg))) : NULL_TREE;
	return type != NULL_TREE && CLASS_TYPE_P(type) && COMPLETE_TYPE_P(type) &&
	       (TYPE_POLYMORPHIC_P(type) || TYPE_HAS_NONTRIVIAL_DESTRUCTOR(type));
}

/* C++: not in sight, or a library's own: what it does with its arguments only policies say. */
static bool is_out_of_sight(tree function)
{
	if (!lang_GNU_CXX() || function == NULL_TREE)
		return false;
	tree shown = function;
	if (DECL_LANG_SPECIFIC(function) != NULL && DECL_TEMPLATE_INFO(function) != NULL_TREE &&
	    TREE_CODE(DECL_TI_TEMPLATE(function)) == TEMPLATE_DECL) {
		tree general = DECL_TI_TEMPLATE(function);
		for (int steps = 0; steps < 8 && DECL_LANG_SPECIFIC(general) != NULL &&
		                    DECL_TEMPLATE_INFO(general) != NULL_TREE &&
		                    TREE_CODE(DECL_TI_TEMPLATE(general)) == TEMPLATE_DECL;
		     steps++)
			general = DECL_TI_TEMPLATE(general);
		shown = DECL_TEMPLATE_RESULT(general);
	}
	return in_system_header_at(DECL_SOURCE_LOCATION(shown)) || DECL_INITIAL(shown) == NULL_TREE;
}

/* C++: an object made of nothing where the declaration says what is handed over when nothing is. */
static bool is_default(tree arg, tree parameter)
{
	if (!lang_GNU_CXX() || TREE_PURPOSE(parameter) == NULL_TREE)
		return false;
	while (CONVERT_EXPR_P(arg) || TREE_CODE(arg) == ADDR_EXPR)
		arg = TREE_OPERAND(arg, 0);
	tree init = TREE_CODE(arg) == TARGET_EXPR ? TARGET_EXPR_INITIAL(arg) : NULL_TREE;
	return init != NULL_TREE && TREE_CODE(init) == AGGR_INIT_EXPR && AGGR_INIT_VIA_CTOR_P(init) &&
	       aggr_init_expr_nargs(init) == 1;
}

/* A char is passed as an int on most targets; what was written is a char all the same. */
static tree without_promotion(tree arg, tree declared)
{
	tree type = TREE_TYPE(arg);
	if (declared == NULL_TREE || !INTEGRAL_TYPE_P(declared) || !INTEGRAL_TYPE_P(type) ||
	    TYPE_PRECISION(type) <= TYPE_PRECISION(declared) || TYPE_PRECISION(type) != TYPE_PRECISION(integer_type_node))
		return arg;
	tree number = tree_strip_any_location_wrapper(arg);
	if (TREE_CODE(number) == INTEGER_CST)
		return fold_convert(declared, number);
	bool promoted = CONVERT_EXPR_P(arg) && INTEGRAL_TYPE_P(TREE_TYPE(TREE_OPERAND(arg, 0))) &&
			TYPE_PRECISION(TREE_TYPE(TREE_OPERAND(arg, 0))) == TYPE_PRECISION(declared);
	return promoted ? TREE_OPERAND(arg, 0) : arg;
}

static uint32_t lower_argument(struct lowering *lower, tree arg, tree *types, bool may_keep)
{
	tree declared = NULL_TREE;
	if (*types != NULL_TREE && *types != void_list_node) {
		if (is_default(arg, *types))
			lower->call_place = lower->outer_place;
		declared = TREE_VALUE(*types);
		*types = TREE_CHAIN(*types);
	}
	bool is_truth = declared != NULL_TREE && TREE_CODE(declared) == BOOLEAN_TYPE;
	uint32_t node = is_truth ? lower_truth(lower, arg) : lower_value(lower, without_promotion(arg, declared));
	if (may_keep && lang_GNU_CXX() && node != 0)
		node = lower_with_callable(lower, arg, declared, node);
	if (node == 0)
		node = bri_unit_add_list(lower->unit, BRI_OPAQUE, lower_shape(TREE_TYPE(arg)), 0, NULL, 0, 0);
	if (points_to_const(declared != NULL_TREE ? declared : TREE_TYPE(arg)))
		bri_unit_add_node_flags(lower->unit, node, BRI_READ_ONLY);
	if (is_managed(arg, declared))
		bri_unit_add_node_flags(lower->unit, node, BRI_READ_ONLY);
	return node;
}

/* C++: the member function that a virtual call names. */
static tree virtual_function(tree fn)
{
	while (fn != NULL_TREE && CONVERT_EXPR_P(fn))
		fn = TREE_OPERAND(fn, 0);
	if (fn == NULL_TREE || TREE_CODE(fn) != OBJ_TYPE_REF || !lang_GNU_CXX())
		return NULL_TREE;
	tree type = obj_type_ref_class(fn);
	if (type == NULL_TREE || TYPE_BINFO(type) == NULL_TREE)
		return NULL_TREE;
	for (tree v = BINFO_VIRTUALS(TYPE_BINFO(type)); v != NULL_TREE; v = TREE_CHAIN(v))
		if (TREE_CODE(TREE_VALUE(v)) == FUNCTION_DECL && DECL_VINDEX(TREE_VALUE(v)) != NULL_TREE &&
		    TREE_CODE(DECL_VINDEX(TREE_VALUE(v))) == INTEGER_CST &&
		    tree_int_cst_equal(DECL_VINDEX(TREE_VALUE(v)), OBJ_TYPE_REF_TOKEN(fn)))
			return TREE_VALUE(v);
	return NULL_TREE;
}

/* OpenMP: the function, or one that `declare variant` says is called in its place. */
static uint32_t function_or_variant(struct lowering *lower, tree function)
{
	static const char variant_of[] = "omp declare variant base";
	uint32_t node = lower_function_node(lower, function);
	for (tree said = lookup_attribute(variant_of, DECL_ATTRIBUTES(function)); said != NULL_TREE;
	     said = lookup_attribute(variant_of, TREE_CHAIN(said))) {
		struct bri_shape pointer = {BRI_POINTER, lower_size(ptr_type_node)}, choice = {BRI_SIGNED, 4};
		tree variant = TREE_PURPOSE(TREE_VALUE(said));
		if (variant == NULL_TREE || TREE_CODE(variant) != FUNCTION_DECL)
			continue;
		uint32_t test = lower_unknown_value(lower, choice, 0), other = lower_function_node(lower, variant);
		node = bri_unit_add_node(lower->unit, BRI_CONDITION, BRI_OP_NONE, pointer, test, other, node, 0);
	}
	return node;
}

/* `(object->*function)()`: without the arm for virtual ones, whose table holds what nobody can tell. */
static tree pointed_member(tree fn)
{
	tree named = TREE_CODE(fn) == COND_EXPR ? TREE_OPERAND(fn, 2) : NULL_TREE;
	while (named != NULL_TREE && CONVERT_EXPR_P(named))
		named = TREE_OPERAND(named, 0);
	bool is_member = named != NULL_TREE && TREE_CODE(named) == COMPONENT_REF && DECL_NAME(TREE_OPERAND(named, 1)) != NULL_TREE &&
	                 strcmp(IDENTIFIER_POINTER(DECL_NAME(TREE_OPERAND(named, 1))), "__pfn") == 0;
	return is_member ? named : fn;
}

static uint32_t callee_node(struct lowering *lower, tree fn)
{
	tree function = called_function(fn);
	if (function == NULL_TREE)
		function = virtual_function(fn);
	return function != NULL_TREE ? function_or_variant(lower, function) : lower_expression(lower, pointed_member(fn));
}

static tree prototype(tree fn)
{
	if (fn == NULL_TREE || !POINTER_TYPE_P(TREE_TYPE(fn)))
		return NULL_TREE;
	tree type = TREE_TYPE(TREE_TYPE(fn));
	return FUNC_OR_METHOD_TYPE_P(type) ? TYPE_ARG_TYPES(type) : NULL_TREE;
}

/* Exceptions, guards of statics: the C++ front end calls its runtime where the source calls nothing. */
static bool is_runtime_call(tree function)
{
	if (function == NULL_TREE || !lang_GNU_CXX() || DECL_NAME(function) == NULL_TREE)
		return false;
	if (fndecl_built_in_p(function, BUILT_IN_NORMAL) && DECL_FUNCTION_CODE(function) == BUILT_IN_EH_POINTER)
		return true;
	return DECL_ARTIFICIAL(function) && strncmp(IDENTIFIER_POINTER(DECL_NAME(function)), "__cxa_", 6) == 0;
}

/* Nobody wrote that call; it looks at the object only, but gives it back to be written. */
static bool is_dynamic_cast(tree function)
{
	return function != NULL_TREE && DECL_ARTIFICIAL(function) && DECL_NAME(function) != NULL_TREE &&
	       strcmp(IDENTIFIER_POINTER(DECL_NAME(function)), "__dynamic_cast") == 0;
}

bool lower_is_constant_p(tree call)
{
	tree function = CALL_EXPR_FN(call) != NULL_TREE ? called_function(CALL_EXPR_FN(call)) : NULL_TREE;
	return function != NULL_TREE && fndecl_built_in_p(function, BUILT_IN_CONSTANT_P);
}

/* Says what its first argument is likely to be: no call in the source's sense. */
static bool is_expectation(tree function, unsigned count)
{
	return function != NULL_TREE && count >= 2 && fndecl_built_in_p(function, BUILT_IN_NORMAL) &&
	       (DECL_FUNCTION_CODE(function) == BUILT_IN_EXPECT ||
	        DECL_FUNCTION_CODE(function) == BUILT_IN_EXPECT_WITH_PROBABILITY);
}

/* C++: the member that is made by this call in a constructor that nobody wrote. */
static tree made_member(struct lowering *lower, tree call)
{
	if (lower->function == NULL_TREE || !lang_GNU_CXX() ||
	    (!DECL_ARTIFICIAL(lower->function) && EXPR_LOCATION(call) > BUILTINS_LOCATION) ||
	    !DECL_CXX_CONSTRUCTOR_P(lower->function) || call_expr_nargs(call) == 0 || CALL_EXPR_FN(call) == NULL_TREE)
		return NULL_TREE;
	tree callee = called_function(CALL_EXPR_FN(call)), object = CALL_EXPR_ARG(call, 0);
	while (CONVERT_EXPR_P(object))
		object = TREE_OPERAND(object, 0);
	if (callee == NULL_TREE || !DECL_CXX_CONSTRUCTOR_P(callee) || TREE_CODE(object) != ADDR_EXPR ||
	    TREE_CODE(TREE_OPERAND(object, 0)) != COMPONENT_REF)
		return NULL_TREE;
	tree field = TREE_OPERAND(TREE_OPERAND(object, 0), 1);
	return DECL_NAME(field) != NULL_TREE ? field : NULL_TREE;
}

/* C++: the object with a name that is made by this call. */
static tree made_object(tree call)
{
	tree callee = lang_GNU_CXX() && CALL_EXPR_FN(call) != NULL_TREE ? called_function(CALL_EXPR_FN(call)) : NULL_TREE;
	if (callee == NULL_TREE || !DECL_CXX_CONSTRUCTOR_P(callee) || call_expr_nargs(call) == 0)
		return NULL_TREE;
	tree object = CALL_EXPR_ARG(call, 0);
	while (CONVERT_EXPR_P(object))
		object = TREE_OPERAND(object, 0);
	object = TREE_CODE(object) == ADDR_EXPR ? TREE_OPERAND(object, 0) : NULL_TREE;
	bool is_named = object != NULL_TREE && VAR_P(object) && !DECL_ARTIFICIAL(object) && DECL_NAME(object) != NULL_TREE;
	return is_named && TREE_STATIC(object) ? object : NULL_TREE;
}

/* A constant pointer that is called is folded at -O1: its function then stands where the pointer got it. */
static bool is_inside(location_t named, location_t call)
{
	source_range range = get_range_from_loc(line_table, call);
	location_t at = get_pure_location(line_table, named);
	return linemap_compare_locations(line_table, range.m_start, at) >= 0 &&
	       linemap_compare_locations(line_table, at, range.m_finish) >= 0;
}

/* Who calls such a pointer doesn't name its function: it was named, and is told of, where the pointer got it. */
static bool is_folded_pointer(tree call)
{
	tree fn = CALL_EXPR_FN(call);
	return lang_GNU_C() && fn != NULL_TREE && TREE_CODE(fn) == ADDR_EXPR && EXPR_LOCATION(fn) > BUILTINS_LOCATION &&
	       !is_inside(EXPR_LOCATION(fn), EXPR_LOCATION(call));
}

static uint32_t folded_callee(struct lowering *lower, tree fn, tree function)
{
	uint32_t place = place_pack(EXPR_LOCATION(fn)), named = lower_callee(lower, function);
	named = bri_unit_add_node(lower->unit, BRI_FUNCTION, BRI_OP_NONE, {BRI_CODE, 0}, named, 0, 0, place);
	return bri_unit_add_node(lower->unit, BRI_CAST, BRI_OP_NONE, lower_shape(TREE_TYPE(fn)), named, 0, 0, place);
}

/* C's front end stretches a call's range over parentheses around it, and over a
 * constant condition that chose it; its caret stays where the callee begins. */
static uint32_t call_place(struct lowering *lower, tree call)
{
	location_t location = EXPR_LOCATION(call), named = UNKNOWN_LOCATION;
	tree member = made_member(lower, call);
	if (member == NULL_TREE)
		member = made_object(call);
	if (member != NULL_TREE)
		return place_pack(DECL_SOURCE_LOCATION(member));
	if (lang_GNU_C() && CALL_EXPR_FN(call) != NULL_TREE && TREE_CODE(CALL_EXPR_FN(call)) == ADDR_EXPR)
		named = EXPR_LOCATION(CALL_EXPR_FN(call));
	if (named > BUILTINS_LOCATION && !is_folded_pointer(call)) /* `(int)f()`, `(0, f())`: folded, the call took the place of what is gone */
		location = named;
	location_t caret = get_pure_location(line_table, location);
	source_range range = get_range_from_loc(line_table, location);
	if (!lang_GNU_C() || caret <= BUILTINS_LOCATION || range.m_start == caret)
		return place_pack(location);
	tree fn = CALL_EXPR_FN(call);
	if (fn != NULL_TREE && called_function(fn) == NULL_TREE) { /* `(*f)(x)`: the caret is the star */
		while (CONVERT_EXPR_P(fn) || TREE_CODE(fn) == NON_LVALUE_EXPR)
			fn = TREE_OPERAND(fn, 0);
		if (!EXPR_P(fn))
			return place_pack(location);
		location_t start = get_range_from_loc(line_table, EXPR_LOCATION(fn)).m_start;
		if (start != caret) {
			location_t moved = place_at_column(caret, LOCATION_COLUMN(caret) - 1);
			return place_pack(moved != UNKNOWN_LOCATION ? moved : location);
		}
	}
	return place_pack(make_location(caret, caret, range.m_finish));
}

uint32_t lower_call(struct lowering *lower, tree call)
{
	if (lower_is_constant_p(call)) /* no more than the front end has answered is known yet */
		return bri_unit_add_int(lower->unit, lower_shape(TREE_TYPE(call)), 0, place_of(call));
	deeper level(lower, 1);
	node_list items;
	uint32_t location = lower->call_place != 0 ? lower->call_place : call_place(lower, call);
	lower->call_place = 0;
	uint32_t outer = lower->outer_place;
	tree fn = CALL_EXPR_FN(call);
	struct bri_shape shape = lower_shape(TREE_TYPE(call));
	tree function = called_function(fn), types = prototype(fn);
	if (is_expectation(function, call_expr_nargs(call)))
		return lower_expression(lower, CALL_EXPR_ARG(call, 0));
	if (function != NULL_TREE && lower_lambda_behind(function) != function && call_expr_nargs(call) == 1)
		return lower_function_node(lower, function); /* a lambda turned into a pointer */
	if (fn == NULL_TREE || is_runtime_call(function)) { /* of the compiler's making */
		lower_operands(lower, call, &items);
		return lower_list(lower, BRI_OPAQUE, shape, 0, items, location);
	}
	if (uint32_t atomic = lower_atomic(lower, call, function, location))
		return atomic;
	uint32_t callee = is_folded_pointer(call) ? folded_callee(lower, fn, function) : callee_node(lower, fn);
	unsigned count = call_expr_nargs(call), first = 0, skipped = 0;
	if (function != NULL_TREE)
		checking_arguments(function, count, &first, &skipped);
	if (lower_is_bare_lambda(function))
		skipped = 1;
	bool may_keep = !lower->in_system || is_out_of_sight(function), gives_back = is_dynamic_cast(function);
	for (unsigned i = 0; i < count; i++) {
		if (i >= first && i < first + skipped) {
			types = types != NULL_TREE ? TREE_CHAIN(types) : types;
			continue;
		}
		lower->outer_place = location;
		items.safe_push(gives_back && i == 0 ? lower_expression(lower, CALL_EXPR_ARG(call, i))
		                                     : lower_argument(lower, CALL_EXPR_ARG(call, i), &types, may_keep));
	}
	lower->outer_place = outer;
	uint32_t node = lower_list(lower, BRI_CALL, shape, callee, items, gives_back ? 0 : location);
	if (function == NULL_TREE && virtual_function(fn) != NULL_TREE)
		bri_unit_add_node_flags(lower->unit, node, BRI_VIRTUAL);
	lower_mark_macro(lower, node, EXPR_LOCATION(call));
	return node;
}

static uint32_t slot_node(struct lowering *lower, tree slot)
{
	return bri_unit_add_node(lower->unit, BRI_OBJECT, BRI_OP_NONE, lower_shape(TREE_TYPE(slot)),
	                         lower_object(lower, slot), 0, 0, 0);
}

/* C++: `a + b` begins where a does.  GCC gives some such calls the place of what it had read last. */
static uint32_t operator_place(struct lowering *lower, tree function, uint32_t first, uint32_t location,
                               bool is_walked)
{
	if (function == NULL_TREE || !lang_GNU_CXX() || !DECL_OVERLOADED_OPERATOR_P(function) || lower->in_system)
		return location;
	const struct bri_node *node = bri_unit_node(lower->unit, first);
	bool is_text = node->kind == BRI_ADDRESS && bri_unit_node(lower->unit, node->a)->kind == BRI_STRING;
	for (int steps = 0; node->location == 0 && node->kind == BRI_ADDRESS && steps < 8; steps++)
		node = bri_unit_node(lower->unit, node->a);
	location_t left = get_range_from_loc(line_table, place_unpack(node->location)).m_start;
	location_t own = get_range_from_loc(line_table, place_unpack(location)).m_start;
	bool is_ours = node->location != 0 && location != 0 && expand_location(left).file == expand_location(own).file &&
	               !linemap_location_from_macro_expansion_p(line_table, left) &&
	               !linemap_location_from_macro_expansion_p(line_table, own);
	/* A constant's text has the place where the constant was given it. */
	if (is_ours && is_text && expand_location(left).line != expand_location(own).line)
		return location;
	return is_ours && (is_walked ? left != own : linemap_location_before_p(line_table, left, own)) ? node->location : location;
}

/* C++: a call whose result lives in a slot; a constructor's slot is its `this`. */
uint32_t lower_slot_call(struct lowering *lower, tree call, bool into_slot)
{
	deeper level(lower, 2);
	tree fn = AGGR_INIT_EXPR_FN(call), slot = AGGR_INIT_EXPR_SLOT(call);
	bool is_constructor = AGGR_INIT_VIA_CTOR_P(call), has_slot = slot != NULL_TREE && VAR_P(slot);
	bool is_walked = lower->is_walked;
	uint32_t location = lower->call_place != 0 ? lower->call_place : place_of(call), outer = lower->outer_place;
	lower->call_place = 0;
	lower->is_walked = false;
	struct bri_shape pointer = {BRI_POINTER, lower_size(ptr_type_node)};
	struct bri_shape shape = lower_shape(has_slot ? TREE_TYPE(slot) : TREE_TYPE(call));
	node_list items;
	if (fn == NULL_TREE)
		return lower_list(lower, BRI_OPAQUE, shape, 0, items, place_of(call));
	uint32_t callee = callee_node(lower, fn);
	tree types = prototype(fn);
	bool may_keep = !lower->in_system || is_out_of_sight(called_function(fn));
	int count = aggr_init_expr_nargs(call);
	for (int i = 0; i < count; i++) {
		if (i == 0 && lower_is_bare_lambda(called_function(fn))) {
			types = types != NULL_TREE ? TREE_CHAIN(types) : types;
			continue;
		}
		if (i == 0 && is_constructor && has_slot) {
			items.safe_push(bri_unit_add_node(lower->unit, BRI_ADDRESS, BRI_OP_NONE, pointer,
			                                  slot_node(lower, slot), 0, 0, 0));
			types = types != NULL_TREE ? TREE_CHAIN(types) : types;
			continue;
		}
		lower->outer_place = location;
		items.safe_push(lower_argument(lower, AGGR_INIT_EXPR_ARG(call, i), &types, may_keep));
	}
	lower->outer_place = outer;
	if (count == 2 && !is_constructor)
		location = operator_place(lower, called_function(fn), items[0], location, is_walked);
	uint32_t node = lower_list(lower, BRI_CALL, is_constructor ? no_shape() : shape, callee, items, location);
	if (called_function(fn) == NULL_TREE && virtual_function(fn) != NULL_TREE)
		bri_unit_add_node_flags(lower->unit, node, BRI_VIRTUAL);
	lower_mark_macro(lower, node, EXPR_LOCATION(call));
	if (!has_slot || (!is_constructor && !into_slot))
		return node;
	uint32_t object = slot_node(lower, slot);
	if (is_constructor)
		return bri_unit_add_node(lower->unit, BRI_COMMA, BRI_OP_NONE, shape, node, object, 0, location);
	return bri_unit_add_node(lower->unit, BRI_ASSIGN, BRI_OP_NONE, shape, object, node, 0, 0);
}

/* "ns::C<T>::C()" of the class, or 0 where nobody asks for it. */
static uint32_t constructor_name(struct lowering *lower, tree type)
{
	static const char prefix[] = "typeinfo name for ";
	char room[BRI_CXX_NAME_ROOM];
	int status = 0;
	if (&mangle_typeinfo_string_for_type == NULL || lower_is_in_template() || TYPE_IDENTIFIER(type) == NULL_TREE)
		return 0;
	const char *symbol = IDENTIFIER_POINTER(mangle_typeinfo_string_for_type(type));
	char *text = abi::__cxa_demangle(symbol, NULL, NULL, &status);
	if (text == NULL || strncmp(text, prefix, sizeof(prefix) - 1) != 0) {
		(free)(text);
		return 0;
	}
	char *whole = concat(text + sizeof(prefix) - 1, "::", IDENTIFIER_POINTER(TYPE_IDENTIFIER(type)), "()", NULL);
	size_t length = bri_cxx_name(whole, room, sizeof(room));
	(free)(whole);
	(free)(text);
	return length > 0 && bri_unit_wants_function(lower->unit, room) ? bri_unit_name_of(lower->unit, room, length) : 0;
}

/* The call of a constructor that nobody wrote and that does nothing: to a policy the class's name may say something. */
uint32_t lower_idle_constructor(struct lowering *lower, tree decl, uint32_t object, uint32_t location)
{
	struct bri_shape code = {BRI_CODE, 0}, pointer = {BRI_POINTER, POINTER_SIZE_UNITS};
	tree type = TREE_TYPE(decl);
	bool is_idle = lang_GNU_CXX() && !TREE_STATIC(decl) && DECL_INITIAL(decl) == NULL_TREE && CLASS_TYPE_P(type) &&
	               COMPLETE_TYPE_P(type) && !LAMBDA_TYPE_P(type) && TYPE_HAS_TRIVIAL_DFLT(type);
	if (!is_idle)
		return 0;
	type = TYPE_MAIN_VARIANT(type);
	const uint32_t *known = lower->constructors.get(TYPE_UID(type));
	uint32_t name = known != NULL ? *known : constructor_name(lower, type);
	if (known == NULL)
		lower->constructors.put(TYPE_UID(type), name);
	if (name == 0)
		return 0;
	node_list items;
	uint32_t function = lower_synthetic(lower, bri_unit_text(lower->unit, name), 0);
	uint32_t callee = bri_unit_add_node(lower->unit, BRI_FUNCTION, BRI_OP_NONE, code, function, 0, 0, 0);
	uint32_t made = bri_unit_add_node(lower->unit, BRI_OBJECT, BRI_OP_NONE, lower_shape(type), object, 0, 0, location);
	items.safe_push(bri_unit_add_node(lower->unit, BRI_ADDRESS, BRI_OP_NONE, pointer, made, 0, 0, location));
	return lower_list(lower, BRI_CALL, no_shape(), callee, items, location);
}
