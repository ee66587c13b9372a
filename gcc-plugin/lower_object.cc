/* SPDX-License-Identifier: Apache-2.0 */
/* Lowers what has a name: types to shapes, variables and parameters to
 * objects, function declarations to functions, members to their qualified
 * names.  Lowers no body and decides nothing about what a name means. */
#include "lower.h"

/* Only in the C++ compiler: elsewhere their addresses are null. */
extern void mangle_decl(tree) __attribute__((weak));
extern bool undeduced_auto_decl(tree) __attribute__((weak));
extern struct saved_scope *scope_chain __attribute__((weak));
extern tree cp_global_trees[CPTI_MAX] __attribute__((weak));

bool lower_is_in_template(void)
{
	return &scope_chain != NULL && scope_chain != NULL && processing_template_decl;
}

uint32_t lower_size(tree type)
{
	tree size = type != NULL_TREE && !VOID_TYPE_P(type) ? TYPE_SIZE_UNIT(type) : NULL_TREE;
	if (size == NULL_TREE || !tree_fits_uhwi_p(size) || tree_to_uhwi(size) > UINT32_MAX)
		return 0;
	return (uint32_t)tree_to_uhwi(size);
}

struct bri_shape lower_shape(tree type)
{
	struct bri_shape shape = {BRI_VOID, 0};
	if (type == NULL_TREE)
		return shape;
	switch (TREE_CODE(type)) {
	case VOID_TYPE:
		return shape;
	case INTEGER_TYPE:
	case ENUMERAL_TYPE:
	case BOOLEAN_TYPE:
		shape.type = TYPE_UNSIGNED(type) ? BRI_UNSIGNED : BRI_SIGNED;
		break;
	case POINTER_TYPE:
	case REFERENCE_TYPE:
	case OFFSET_TYPE:
	case NULLPTR_TYPE:
		shape.type = BRI_POINTER;
		break;
	case REAL_TYPE:
	case FIXED_POINT_TYPE:
		shape.type = BRI_FLOAT;
		break;
	case FUNCTION_TYPE:
	case METHOD_TYPE:
		shape.type = BRI_CODE;
		return shape;
	default:
		shape.type = BRI_AGGREGATE;
		break;
	}
	shape.size = lower_size(type);
	return shape;
}

uint32_t lower_identifier(struct lowering *lower, tree identifier)
{
	if (identifier == NULL_TREE || TREE_CODE(identifier) != IDENTIFIER_NODE)
		return 0;
	return bri_unit_name_of(lower->unit, IDENTIFIER_POINTER(identifier), IDENTIFIER_LENGTH(identifier));
}

static uint32_t name_of(struct lowering *lower, const char *text)
{
	return bri_unit_name_of(lower->unit, text, strlen(text));
}

static bool is_in_system(tree decl)
{
	location_t location = DECL_SOURCE_LOCATION(decl);
	return location <= BUILTINS_LOCATION || in_system_header_at(location);
}

/* ---- objects ---------------------------------------------------------------- */

bool lower_is_shared(tree decl)
{
	return !lang_GNU_CXX() && VAR_P(decl) && !TREE_STATIC(decl) && !DECL_EXTERNAL(decl) && DECL_NONLOCAL(decl);
}

static uint32_t object_flags(tree decl)
{
	uint32_t flags = 0;
	tree element = strip_array_types(TREE_TYPE(decl));
	if (TREE_CODE(decl) == PARM_DECL)
		flags |= BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM;
	else if (lower_is_shared(decl))
		flags |= BRI_OBJECT_STATIC | BRI_OBJECT_VOLATILE;
	else if (TREE_CODE(decl) == RESULT_DECL || !(TREE_STATIC(decl) || DECL_EXTERNAL(decl) || TREE_PUBLIC(decl)))
		flags |= BRI_OBJECT_LOCAL;
	else if (!TREE_PUBLIC(decl))
		flags |= BRI_OBJECT_STATIC;
	else if (!DECL_EXTERNAL(decl))
		flags |= BRI_OBJECT_EXTERN;
	if (flags & BRI_OBJECT_EXTERN && DECL_WEAK(decl) && !DECL_COMDAT(decl))
		flags |= BRI_OBJECT_WEAK;
	if (TREE_READONLY(decl) || TYPE_READONLY(element))
		flags |= BRI_OBJECT_CONST;
	if (TREE_THIS_VOLATILE(decl) || TYPE_VOLATILE(element))
		flags |= BRI_OBJECT_VOLATILE;
	if (!(flags & BRI_OBJECT_LOCAL) && is_in_system(decl))
		flags |= BRI_OBJECT_SYSTEM;
	if (!(flags & BRI_OBJECT_LOCAL) && lookup_attribute("section", DECL_ATTRIBUTES(decl)) != NULL_TREE)
		flags |= BRI_OBJECT_PLACED;
	return flags;
}

/* The clone of a constructor or destructor that callers outside of derived classes name. */
static tree complete_clone(tree decl)
{
	if (TREE_CODE(decl) != FUNCTION_DECL || (!DECL_CXX_CONSTRUCTOR_P(decl) && !DECL_CXX_DESTRUCTOR_P(decl)))
		return decl;
	for (tree clone = DECL_CHAIN(decl); clone != NULL_TREE && TREE_CODE(clone) == FUNCTION_DECL &&
	                                    DECL_CLONED_FUNCTION_P(clone);
	     clone = DECL_CHAIN(clone))
		if (DECL_NAME(clone) == complete_ctor_identifier || DECL_NAME(clone) == complete_dtor_identifier)
			return clone;
	return decl;
}

/* Within a lambda whose parameters are still read (one in a default argument of the other) GCC's own mangler would look
 * for the other's function, which isn't there yet. */
static bool can_mangle(tree decl)
{
	for (tree scope = DECL_CONTEXT(decl); scope != NULL_TREE && TYPE_P(scope); scope = TYPE_CONTEXT(scope)) {
		tree member = TREE_CODE(scope) == RECORD_TYPE && LAMBDA_TYPE_P(scope) ? TYPE_FIELDS(scope) : decl;
		while (member != NULL_TREE && TREE_CODE(member) != FUNCTION_DECL && TREE_CODE(member) != TEMPLATE_DECL && member != decl)
			member = DECL_CHAIN(member);
		if (member == NULL_TREE)
			return false;
	}
	return true;
}

/* The symbol that the function has or would have.  A name that the compiler has not made yet is taken back: what
 * follows in the source may still give it another. */
static uint32_t cxx_symbol(struct lowering *lower, tree decl)
{
	decl = complete_clone(decl);
	if (DECL_ASSEMBLER_NAME_SET_P(decl)) {
		const char *text = IDENTIFIER_POINTER(DECL_ASSEMBLER_NAME(decl));
		return name_of(lower, *text == '*' ? text + 1 : text);
	}
	if (&mangle_decl == NULL || lower_is_in_template() || undeduced_auto_decl(decl) || !can_mangle(decl))
		return 0;
	mangle_decl(decl);
	if (!DECL_ASSEMBLER_NAME_SET_P(decl))
		return 0;
	uint32_t symbol = lower_identifier(lower, DECL_ASSEMBLER_NAME(decl));
	SET_DECL_ASSEMBLER_NAME(decl, NULL_TREE);
	return symbol;
}

/* By the symbol, so that every compiler says the same. */
static uint32_t cxx_name(struct lowering *lower, tree decl, uint32_t symbol)
{
	char room[BRI_CXX_NAME_ROOM];
	int status = 0;
	char *text = symbol != 0 ? abi::__cxa_demangle(bri_unit_text(lower->unit, symbol), NULL, NULL, &status) : NULL;
	size_t length = text != NULL ? bri_cxx_name(text, room, sizeof(room)) : 0;
	(free)(text);
	if (length > 0)
		return bri_unit_name_of(lower->unit, room, length);
	return name_of(lower, lang_hooks.decl_printable_name(decl, 1));
}

static uint32_t object_name(struct lowering *lower, tree decl)
{
	tree scope = DECL_CONTEXT(decl);
	bool is_qualified = lang_GNU_CXX() && VAR_P(decl) && DECL_NAME(decl) != NULL_TREE && scope != NULL_TREE &&
	                    (TREE_CODE(scope) == NAMESPACE_DECL || TYPE_P(scope));
	if (!is_qualified)
		return lower_identifier(lower, DECL_NAME(decl));
	return cxx_name(lower, decl, cxx_symbol(lower, decl));
}

/* A class's constant whose value stands in the class: every unit knows it. */
static bool is_class_constant(tree decl)
{
	return lang_GNU_CXX() && VAR_P(decl) && DECL_LANG_SPECIFIC(decl) != NULL && DECL_INITIALIZED_IN_CLASS_P(decl) &&
	       TREE_READONLY(decl) && DECL_INITIAL(decl) != NULL_TREE && CONSTANT_CLASS_P(DECL_INITIAL(decl));
}

static uint32_t add_object(struct lowering *lower, tree decl)
{
	uint32_t flags = object_flags(decl);
	if (is_class_constant(decl) && DECL_EXTERNAL(decl))
		flags |= BRI_OBJECT_STATIC | BRI_OBJECT_CONST;
	uint32_t object = bri_unit_add_object(lower->unit, object_name(lower, decl), flags, lower_shape(TREE_TYPE(decl)),
	                                      place_pack(DECL_SOURCE_LOCATION(decl)));
	const char *label = VAR_P(decl) && TREE_PUBLIC(decl) && !DECL_HARD_REGISTER(decl) && DECL_ASSEMBLER_NAME_SET_P(decl)
	                        ? IDENTIFIER_POINTER(DECL_ASSEMBLER_NAME(decl))
	                        : "";
	if (*label == '*') /* the source's own word */
		bri_unit_set_object_symbol(lower->unit, object, name_of(lower, label + 1));
	lower->objects.put(DECL_UID(decl), object);
	return object;
}

uint32_t lower_parameter(struct lowering *lower, tree decl)
{
	return add_object(lower, decl);
}

/* Another function's parameter: what it holds when a nested one runs isn't known. */
static bool is_borrowed(const struct lowering *lower, tree decl)
{
	tree owner = DECL_CONTEXT(decl);
	return lower->function != NULL_TREE && !lang_GNU_CXX() && owner != NULL_TREE && owner != lower->function &&
	       TREE_CODE(owner) == FUNCTION_DECL && (object_flags(decl) & BRI_OBJECT_LOCAL) != 0;
}

static uint32_t borrow(struct lowering *lower, tree decl)
{
	uint32_t *known = lower->borrowed.get(DECL_UID(decl));
	if (known != NULL)
		return *known;
	uint32_t flags = (object_flags(decl) & ~(uint32_t)(BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM | BRI_OBJECT_CONST)) |
	                 BRI_OBJECT_STATIC | BRI_OBJECT_VOLATILE;
	uint32_t object = bri_unit_add_object(lower->unit, object_name(lower, decl), flags, lower_shape(TREE_TYPE(decl)),
	                                      place_pack(DECL_SOURCE_LOCATION(decl)));
	lower->borrowed.put(DECL_UID(decl), object);
	return object;
}

uint32_t lower_object(struct lowering *lower, tree decl)
{
	if (is_borrowed(lower, decl))
		return borrow(lower, decl);
	uint32_t *known = lower->objects.get(DECL_UID(decl));
	if (known != NULL)
		return *known;
	uint32_t object = add_object(lower, decl);
	/* A function's static that no DECL_EXPR introduced. */
	if (VAR_P(decl) && TREE_STATIC(decl) && DECL_CONTEXT(decl) != NULL_TREE &&
	    TREE_CODE(DECL_CONTEXT(decl)) == FUNCTION_DECL)
		lower_object_init(lower, object, decl);
	else if (is_class_constant(decl) && !lower_is_in_template())
		lower_object_init(lower, object, decl);
	return object;
}

uint32_t lower_temporary(struct lowering *lower, tree type, uint32_t location)
{
	uint32_t scope = lower->function != NULL_TREE ? BRI_OBJECT_LOCAL : BRI_OBJECT_STATIC;
	return bri_unit_add_object(lower->unit, 0, scope, lower_shape(type), location);
}

void lower_object_init(struct lowering *lower, uint32_t object, tree decl)
{
	tree init = DECL_INITIAL(decl);
	if (init == NULL_TREE || init == error_mark_node || bri_unit_object(lower->unit, object)->init != 0)
		return;
	uint32_t node = lower_initialiser(lower, init, place_pack(DECL_SOURCE_LOCATION(decl)));
	if (node != 0)
		bri_unit_set_init(lower->unit, object, node);
}

void lower_declaration(struct lowering *lower, tree decl)
{
	/* The attribute gives it an initialiser, which other declarations of functions haven't. */
	if (TREE_CODE(decl) == FUNCTION_DECL && DECL_INITIAL(decl) != NULL_TREE && lower_alias_target(decl, "alias") != NULL)
		lower->aliases.safe_push(decl);
	if (!VAR_P(decl) || DECL_ARTIFICIAL(decl) || !(TREE_STATIC(decl) || TREE_PUBLIC(decl)) || DECL_EXTERNAL(decl))
		return;
	tree scope = DECL_CONTEXT(decl);
	if (scope != NULL_TREE && TREE_CODE(scope) == FUNCTION_DECL)
		return; /* lowered with its function */
	if (lower_is_in_template() || TREE_TYPE(decl) == error_mark_node)
		return;
	uint32_t object = lower_object(lower, decl);
	bri_unit_add_object_flags(lower->unit, object, object_flags(decl));
	bri_unit_set_object_shape(lower->unit, object, lower_shape(TREE_TYPE(decl)));
	lower_object_init(lower, object, decl);
	lower_finish_classes(lower);
}

/* ---- enumerators ---------------------------------------------------------------- */

/* C++: an enumerator is a name of the scope that its enumeration stands in; a scoped one is its enumeration's. */
static uint32_t enumerator_name(struct lowering *lower, tree type, tree name)
{
	if (!lang_GNU_CXX() || TYPE_NAME(type) == NULL_TREE)
		return lower_identifier(lower, name);
	const char *owner = lang_hooks.decl_printable_name(TYPE_NAME(type), 1);
	char *scope = concat(owner, ENUM_IS_SCOPED(type) ? "::" : "", NULL);
	if (!ENUM_IS_SCOPED(type)) {
		char *end = scope;
		for (char *at = strstr(scope, "::"); at != NULL; at = strstr(at + 2, "::"))
			end = at + 2;
		*end = '\0';
	}
	char *full = concat(scope, IDENTIFIER_POINTER(name), NULL);
	uint32_t result = name_of(lower, full);
	free(full);
	free(scope);
	return result;
}

/* The enumerators of a parameter's or member's type: their names are gone from the code that uses them. */
static void lower_enumerators(struct lowering *lower, tree type, uint32_t owner)
{
	if (type == NULL_TREE || TREE_CODE(type) != ENUMERAL_TYPE || !bri_unit_wants_enumerators(lower->unit, owner))
		return;
	type = TYPE_MAIN_VARIANT(type);
	if (lower->enumerations.get(TYPE_UID(type)) != NULL || TYPE_VALUES(type) == NULL_TREE || lower_is_in_template())
		return;
	lower->enumerations.put(TYPE_UID(type), 1);
	for (tree v = TYPE_VALUES(type); v != NULL_TREE; v = TREE_CHAIN(v)) {
		tree value = TREE_VALUE(v);
		tree number = TREE_CODE(value) == CONST_DECL ? DECL_INITIAL(value) : value;
		if (number == NULL_TREE || TREE_CODE(number) != INTEGER_CST)
			continue;
		bri_unit_add_enumerator(lower->unit, enumerator_name(lower, type, TREE_PURPOSE(v)),
		                        (int64_t)TREE_INT_CST_LOW(number));
	}
}

/* ---- members ------------------------------------------------------------------ */

/* The name of a record in C and C++: its tag, or the typedef that an unnamed
 * one was declared through; NULL when it has neither. */
const char *lower_record_name(tree type)
{
	tree name = TYPE_NAME(TYPE_MAIN_VARIANT(type));
	if (name != NULL_TREE && TREE_CODE(name) == TYPE_DECL)
		name = DECL_NAME(name);
	if (name != NULL_TREE && TREE_CODE(name) == IDENTIFIER_NODE && !IDENTIFIER_ANON_P(name))
		return IDENTIFIER_POINTER(name);
	/* C keeps the typedef on a variant; later variants stand in front. */
	const char *found = NULL;
	for (tree t = TYPE_MAIN_VARIANT(type); t != NULL_TREE; t = TYPE_NEXT_VARIANT(t)) {
		tree decl = TYPE_NAME(t);
		if (decl != NULL_TREE && TREE_CODE(decl) == TYPE_DECL && DECL_NAME(decl) != NULL_TREE &&
		    !IDENTIFIER_ANON_P(DECL_NAME(decl)))
			found = IDENTIFIER_POINTER(DECL_NAME(decl));
	}
	return found;
}

/* An unnamed record belongs to the member, and so to the record, that holds it:
 * that is seen in the expression (C gives such a type no context). */
static const char *owner_name(tree field, tree base)
{
	for (tree type = DECL_CONTEXT(field); type != NULL_TREE && RECORD_OR_UNION_TYPE_P(type);) {
		const char *name = lower_record_name(type);
		if (name != NULL)
			return name;
		while (base != NULL_TREE && (TREE_CODE(base) == ARRAY_REF || CONVERT_EXPR_P(base) ||
		                             TREE_CODE(base) == VIEW_CONVERT_EXPR))
			base = TREE_OPERAND(base, 0);
		if (base != NULL_TREE && TREE_CODE(base) == COMPONENT_REF) {
			type = DECL_CONTEXT(TREE_OPERAND(base, 1));
			base = TREE_OPERAND(base, 0);
		} else {
			type = TYPE_CONTEXT(type);
		}
	}
	return NULL;
}

uint32_t lower_member_name(struct lowering *lower, tree field, tree base)
{
	uint32_t *known = lower->members.get(DECL_UID(field));
	if (known != NULL)
		return *known;
	tree holder = DECL_CONTEXT(field);
	bool is_capture = lang_GNU_CXX() && holder != NULL_TREE && TREE_CODE(holder) == RECORD_TYPE && LAMBDA_TYPE_P(holder);
	const char *own = DECL_NAME(field) != NULL_TREE && !is_capture ? IDENTIFIER_POINTER(DECL_NAME(field)) : "";
	const char *owner = owner_name(field, base);
	if (owner == NULL && base == NULL_TREE)
		owner = lower->braces_owner;
	char *full = concat(owner != NULL ? owner : "", ".", own, NULL);
	uint32_t name = name_of(lower, full);
	free(full);
	if (owner != NULL)
		lower->members.put(DECL_UID(field), name);
	lower_enumerators(lower, DECL_BIT_FIELD_TYPE(field) != NULL_TREE ? DECL_BIT_FIELD_TYPE(field) : TREE_TYPE(field),
	                  name);
	return name;
}

/* A lambda's body is done before its closure is laid out; until then the last capture stands first. */
static bool closure_offset(tree field, uint32_t *ret_offset)
{
	auto_vec<tree> fields;
	tree type = DECL_CONTEXT(field);
	if (type == NULL_TREE || TREE_CODE(type) != RECORD_TYPE || !LAMBDA_TYPE_P(type) || COMPLETE_TYPE_P(type))
		return false;
	for (tree one = TYPE_FIELDS(type); one != NULL_TREE; one = DECL_CHAIN(one))
		if (TREE_CODE(one) == FIELD_DECL)
			fields.safe_push(one);
	uint64_t offset = 0;
	for (unsigned i = fields.length(); i-- > 0;) {
		tree held = TREE_TYPE(fields[i]);
		uint64_t align = held != error_mark_node && COMPLETE_TYPE_P(held) ? TYPE_ALIGN_UNIT(held) : 0;
		if (align == 0 || !tree_fits_uhwi_p(TYPE_SIZE_UNIT(held)))
			return false;
		offset = (offset + align - 1) / align * align;
		*ret_offset = (uint32_t)offset;
		if (fields[i] == field)
			return offset <= INT32_MAX;
		offset += tree_to_uhwi(TYPE_SIZE_UNIT(held));
	}
	return false;
}

bool lower_member_offset(tree field, uint32_t *ret_offset)
{
	tree bytes = DECL_FIELD_OFFSET(field), bits = DECL_FIELD_BIT_OFFSET(field);
	*ret_offset = 0;
	if (closure_offset(field, ret_offset))
		return true;
	if (bytes == NULL_TREE || bits == NULL_TREE || !tree_fits_uhwi_p(bytes) || !tree_fits_uhwi_p(bits))
		return false;
	unsigned HOST_WIDE_INT offset = tree_to_uhwi(bytes) + tree_to_uhwi(bits) / BITS_PER_UNIT;
	*ret_offset = (uint32_t)offset;
	return offset <= INT32_MAX;
}

uint32_t lower_member_bit(tree field)
{
	tree bits = DECL_FIELD_BIT_OFFSET(field);
	return bits != NULL_TREE && tree_fits_uhwi_p(bits) ? (uint32_t)(tree_to_uhwi(bits) % BITS_PER_UNIT) : 0;
}

/* ---- functions ------------------------------------------------------------------ */

/* What a library calls a builtin: the function it stands for, without the
 * prefix and without the object-size check. */
static const char *builtin_name(tree decl, char *room, size_t size)
{
	const char *name = IDENTIFIER_POINTER(DECL_NAME(decl)), *atomic = lower_atomic_name(decl);
	if (atomic != NULL)
		return atomic;
	if (strncmp(name, "__builtin_", 10) != 0 || !DECL_ASSEMBLER_NAME_SET_P(decl))
		return name;
	const char *library = IDENTIFIER_POINTER(DECL_ASSEMBLER_NAME(decl));
	if (strncmp(library, "__builtin_", 10) == 0)
		return name;
	const char *plain = name + 10;
	size_t length = strlen(plain);
	if (strncmp(plain, "__", 2) == 0 && length > 6 && length < size && strcmp(plain + length - 4, "_chk") == 0) {
		memcpy(room, plain + 2, length - 6);
		room[length - 6] = '\0';
		return room;
	}
	return plain;
}

static bool has_c_name(tree decl)
{
	return !lang_GNU_CXX() || DECL_LANG_SPECIFIC(decl) == NULL || DECL_EXTERN_C_P(decl) ||
	       fndecl_built_in_p(decl) || MAIN_NAME_P(DECL_NAME(decl));
}

static uint32_t function_flags(tree decl)
{
	uint32_t flags = 0;
	if (!TREE_PUBLIC(decl))
		flags |= BRI_FUNCTION_STATIC;
	if (TREE_THIS_VOLATILE(decl))
		flags |= BRI_FUNCTION_NORETURN;
	if (stdarg_p(TREE_TYPE(decl)))
		flags |= BRI_FUNCTION_VARIADIC;
	if (DECL_WEAK(decl) && lookup_attribute("weak", DECL_ATTRIBUTES(decl)) != NULL_TREE) /* not C++'s inline ones and templates */
		flags |= BRI_FUNCTION_WEAK;
	if (DECL_STATIC_CONSTRUCTOR(decl) || DECL_STATIC_DESTRUCTOR(decl))
		flags |= BRI_FUNCTION_STARTED;
	return flags;
}

/* A constructor or destructor is one function here, whatever clones GCC makes. */
static tree origin_of(tree decl)
{
	while (DECL_ABSTRACT_ORIGIN(decl) != NULL_TREE && DECL_ABSTRACT_ORIGIN(decl) != decl &&
	       TREE_CODE(DECL_ABSTRACT_ORIGIN(decl)) == FUNCTION_DECL)
		decl = DECL_ABSTRACT_ORIGIN(decl);
	return decl;
}

static tree closure_of(tree function)
{
	tree type = lang_GNU_CXX() ? DECL_CONTEXT(function) : NULL_TREE;
	return type != NULL_TREE && TREE_CODE(type) == RECORD_TYPE && LAMBDA_TYPE_P(type) ? type : NULL_TREE;
}

bool lower_is_bare_lambda(tree function)
{
	tree type = function != NULL_TREE ? closure_of(function) : NULL_TREE;
	if (type == NULL_TREE || DECL_NAME(function) == NULL_TREE || TREE_CODE(TREE_TYPE(function)) != METHOD_TYPE ||
	    strcmp(IDENTIFIER_POINTER(DECL_NAME(function)), "operator()") != 0)
		return false;
	for (tree member = TYPE_FIELDS(type); member != NULL_TREE; member = DECL_CHAIN(member))
		if (TREE_CODE(member) == FIELD_DECL)
			return false;
	return true;
}

/* What a lambda turned into a pointer points to calls the lambda: it stands for it. */
tree lower_lambda_behind(tree decl)
{
	tree type = closure_of(decl);
	if (type == NULL_TREE || DECL_NAME(decl) == NULL_TREE ||
	    (strcmp(IDENTIFIER_POINTER(DECL_NAME(decl)), "_FUN") != 0 && !DECL_CONV_FN_P(decl)))
		return decl;
	for (tree member = TYPE_FIELDS(type); member != NULL_TREE; member = DECL_CHAIN(member))
		if (TREE_CODE(member) == FUNCTION_DECL && lower_is_bare_lambda(member))
			return member;
	return decl;
}

const char *lower_alias_target(tree decl, const char *attribute)
{
	bool is_weakref = lookup_attribute("weakref", DECL_ATTRIBUTES(decl)) != NULL_TREE;
	bool by_weakref = strcmp(attribute, "weakref") == 0;
	tree alias = is_weakref == by_weakref ? lookup_attribute(by_weakref ? "alias" : attribute, DECL_ATTRIBUTES(decl)) : NULL_TREE;
	tree text = alias != NULL_TREE && TREE_VALUE(alias) != NULL_TREE ? TREE_VALUE(TREE_VALUE(alias)) : NULL_TREE;
	return text != NULL_TREE && TREE_CODE(text) == STRING_CST ? TREE_STRING_POINTER(text) : NULL;
}

/* What its declaration calls its parameters: all that is told of one whose body isn't in sight. */
static void note_parameters(struct lowering *lower, uint32_t function, tree decl)
{
	uint32_t names[BRI_PARAMETER_NAMES_MAX];
	size_t count = 0;
	bool is_any = false, says = !is_in_system(decl);
	if (DECL_SAVED_TREE(decl) != NULL_TREE || DECL_INITIAL(decl) != NULL_TREE)
		return;
	for (tree one = DECL_ARGUMENTS(decl); one != NULL_TREE && count < BRI_PARAMETER_NAMES_MAX; one = DECL_CHAIN(one)) {
		tree name = DECL_NAME(one);
		bool is_this = count == 0 && TREE_CODE(TREE_TYPE(decl)) == METHOD_TYPE;
		if (DECL_ARTIFICIAL(one) && !is_this)
			continue;
		bool tells = !is_this && name != NULL_TREE && strncmp(IDENTIFIER_POINTER(name), "__", 2) != 0;
		names[count++] = tells ? lower_identifier(lower, name) : 0;
		says |= tells;
		is_any |= POINTER_TYPE_P(TREE_TYPE(one)) || AGGREGATE_TYPE_P(TREE_TYPE(one));
	}
	if (is_any && says)
		bri_unit_name_parameters(lower->unit, function, names, count);
}

uint32_t lower_callee(struct lowering *lower, tree decl)
{
	decl = lower_lambda_behind(origin_of(decl));
	uint32_t *known = lower->functions.get(DECL_UID(decl));
	if (known != NULL)
		return *known;
	char room[64];
	uint32_t name, symbol;
	if (DECL_NAME(decl) == NULL_TREE) {
		name = symbol = name_of(lower, "?");
	} else if (has_c_name(decl)) {
		name = symbol = name_of(lower, builtin_name(decl, room, sizeof(room)));
		if (HAS_DECL_ASSEMBLER_NAME_P(decl) && DECL_ASSEMBLER_NAME_SET_P(decl) &&
		    !(fndecl_built_in_p(decl) && name != lower_identifier(lower, DECL_NAME(decl)))) {
			const char *text = IDENTIFIER_POINTER(DECL_ASSEMBLER_NAME(decl));
			symbol = name_of(lower, *text == '*' ? text + 1 : text);
		}
		const char *target = lower_alias_target(decl, "weakref");
		if (target != NULL)
			symbol = name_of(lower, target);
	} else {
		symbol = cxx_symbol(lower, decl);
		name = cxx_name(lower, decl, symbol);
		if (symbol == 0)
			symbol = name;
	}
	uint32_t function = bri_unit_add_function(lower->unit, name, symbol, function_flags(decl),
	                                          place_pack(DECL_SOURCE_LOCATION(decl)));
	lower->functions.put(DECL_UID(decl), function);
	if (is_in_system(decl))
		lower->system_functions.safe_push(function);
	for (tree t = TYPE_ARG_TYPES(TREE_TYPE(decl)); t != NULL_TREE && t != void_list_node; t = TREE_CHAIN(t))
		lower_enumerators(lower, TREE_VALUE(t), name);
	note_parameters(lower, function, decl);
	return function;
}

uint32_t lower_synthetic(struct lowering *lower, const char *text, uint32_t flags)
{
	uint32_t name = name_of(lower, text);
	uint32_t *known = lower->synthetic.get(name);
	if (known != NULL)
		return *known;
	uint32_t function = bri_unit_add_function(lower->unit, name, name, BRI_FUNCTION_SYSTEM | flags, 0);
	lower->synthetic.put(name, function);
	return function;
}
