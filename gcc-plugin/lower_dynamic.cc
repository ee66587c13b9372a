/* SPDX-License-Identifier: Apache-2.0 */
/* C++: what runs before main to make an object of the file is the object's initialiser.  One that is made as a whole, by a
 * constructor or a store, has that call or value.  One in braces is made member by member, elements through pointers that
 * walk along: the braces are put together again. */
#include "lower.h"
#include "place.h"

enum { STEPS_MAX = 8, OBJECTS_MAX = 64 };

/* A part of an object of the file: the members and numbers of elements on the way to it. */
struct part {
	tree decl;
	unsigned count;
	tree steps[STEPS_MAX];
};
struct braces {
	tree decl, made; /* a constructor in braces, so far */
};
struct making {
	struct lowering *lower;
	hash_map<int_hash<unsigned, UINT_MAX, UINT_MAX - 1>, part> walks; /* pointers, by DECL_UID */
	hash_set<tree> own;        /* braces that were put together here */
	struct braces braces[OBJECTS_MAX];
	unsigned count;
	bool is_inside; /* a statement that makes an object */
	bool is_lost;   /* something of it wasn't understood: what it makes isn't known */
};

static bool find_pointed(struct making *making, tree t, struct part *ret_part);

static bool add_step(struct part *part, tree step)
{
	if (part->count == STEPS_MAX)
		return false;
	part->steps[part->count++] = step;
	return true;
}

static bool find_part(struct making *making, tree t, struct part *ret_part)
{
	switch (TREE_CODE(t)) {
	case VAR_DECL:
		*ret_part = part();
		ret_part->decl = t;
		return TREE_STATIC(t) && !DECL_ARTIFICIAL(t) && !in_system_header_at(DECL_SOURCE_LOCATION(t));
	case COMPONENT_REF:
		return find_part(making, TREE_OPERAND(t, 0), ret_part) && add_step(ret_part, TREE_OPERAND(t, 1));
	case ARRAY_REF:
		return tree_fits_uhwi_p(TREE_OPERAND(t, 1)) && find_part(making, TREE_OPERAND(t, 0), ret_part) &&
		       add_step(ret_part, TREE_OPERAND(t, 1));
	case INDIRECT_REF:
		return find_pointed(making, TREE_OPERAND(t, 0), ret_part);
	case NON_LVALUE_EXPR:
	case VIEW_CONVERT_EXPR:
		return find_part(making, TREE_OPERAND(t, 0), ret_part);
	default:
		return false;
	}
}

/* Moves a pointer to an element on. */
static bool move_on(struct part *part, HOST_WIDE_INT elements)
{
	tree *last = part->count > 0 ? &part->steps[part->count - 1] : NULL;
	if (last == NULL || !tree_fits_uhwi_p(*last))
		return false;
	*last = size_int((HOST_WIDE_INT)tree_to_uhwi(*last) + elements);
	return true;
}

static bool find_pointed(struct making *making, tree t, struct part *ret_part)
{
	tree type = TREE_TYPE(t);
	STRIP_NOPS(t);
	if (TREE_CODE(t) == ADDR_EXPR) {
		tree whole = TREE_TYPE(TREE_OPERAND(t, 0));
		if (!find_part(making, TREE_OPERAND(t, 0), ret_part))
			return false;
		bool is_first = TREE_CODE(whole) == ARRAY_TYPE && POINTER_TYPE_P(type) &&
		                TYPE_MAIN_VARIANT(TREE_TYPE(type)) == TYPE_MAIN_VARIANT(TREE_TYPE(whole));
		return !is_first || add_step(ret_part, size_zero_node);
	}
	if (TREE_CODE(t) == POINTER_PLUS_EXPR) {
		int64_t offset, size = lower_size(TREE_TYPE(TREE_TYPE(t)));
		return lower_constant_offset(TREE_OPERAND(t, 1), &offset) && size != 0 && offset % size == 0 &&
		       find_pointed(making, TREE_OPERAND(t, 0), ret_part) && move_on(ret_part, offset / size);
	}
	struct part *known = VAR_P(t) ? making->walks.get(DECL_UID(t)) : NULL;
	if (known != NULL)
		*ret_part = *known;
	return known != NULL;
}

static bool is_step(const constructor_elt *element, tree step)
{
	return element->index == step || (element->index != NULL_TREE && tree_fits_uhwi_p(element->index) &&
	                                  tree_fits_uhwi_p(step) && tree_int_cst_equal(element->index, step));
}

/* The element that the step leads to.  Those of an array come in order: the last one tells. */
static constructor_elt *find_element(vec<constructor_elt, va_gc> *elements, tree step)
{
	unsigned count = vec_safe_length(elements);
	tree last = count > 0 ? (*elements)[count - 1].index : NULL_TREE;
	if (last != NULL_TREE && tree_fits_uhwi_p(last) && tree_fits_uhwi_p(step) && tree_int_cst_lt(last, step))
		return NULL;
	while (count-- > 0)
		if (is_step(&(*elements)[count], step))
			return &(*elements)[count];
	return NULL;
}

/* Braces of our own: what the compiler made isn't changed. */
static tree own_braces(struct making *making, tree made, tree type)
{
	if (made != NULL_TREE && making->own.contains(made))
		return made;
	bool is_begun = made != NULL_TREE && TREE_CODE(made) == CONSTRUCTOR;
	tree own = build_constructor(type, is_begun ? vec_safe_copy(CONSTRUCTOR_ELTS(made)) : NULL);
	making->own.add(own);
	return own;
}

static tree with_value(struct making *making, tree made, tree type, const struct part *part, unsigned at, tree value)
{
	if (at == part->count)
		return value;
	tree step = part->steps[at], inner = TREE_CODE(step) == FIELD_DECL ? TREE_TYPE(step) : TREE_TYPE(type);
	made = own_braces(making, made, type);
	constructor_elt *element = find_element(CONSTRUCTOR_ELTS(made), step);
	tree held = with_value(making, element != NULL ? element->value : NULL_TREE, inner, part, at + 1, value);
	if (element != NULL)
		element->value = held;
	else
		CONSTRUCTOR_APPEND_ELT(CONSTRUCTOR_ELTS(made), step, held);
	return made;
}

/* Into braces, begun with what is there before any code runs. */
static void put(struct making *making, const struct part *part, tree value)
{
	struct braces *braces = making->braces;
	unsigned i = 0;
	while (i < making->count && braces[i].decl != part->decl)
		i++;
	if (i == OBJECTS_MAX) {
		making->is_lost = true;
		return;
	}
	if (i == making->count) {
		braces[i].decl = part->decl;
		braces[i].made = DECL_INITIAL(part->decl) == error_mark_node ? NULL_TREE : DECL_INITIAL(part->decl);
		making->count++;
	}
	braces[i].made = with_value(making, braces[i].made, TREE_TYPE(part->decl), part, 0, value);
}

/* The object of the file that a constructor's call makes. */
static tree made_by(tree call)
{
	tree target = call_expr_nargs(call) > 0 ? CALL_EXPR_ARG(call, 0) : NULL_TREE;
	while (target != NULL_TREE && CONVERT_EXPR_P(target))
		target = TREE_OPERAND(target, 0);
	return target != NULL_TREE && TREE_CODE(target) == ADDR_EXPR ? TREE_OPERAND(target, 0) : NULL_TREE;
}

static void make_whole(struct lowering *lower, tree t, tree target)
{
	uint32_t object = lower_object(lower, target);
	if (bri_unit_object(lower->unit, object)->init != 0)
		return;
	lower->call_place = place_pack(DECL_SOURCE_LOCATION(target));
	lower->declared = DECL_SOURCE_LOCATION(target);
	tree made = TREE_CODE(t) == CALL_EXPR ? NULL_TREE : lower_constructor_of(TREE_OPERAND(t, 1));
	uint32_t node;
	if (made != NULL_TREE) {
		lower->objects.put(DECL_UID(AGGR_INIT_EXPR_SLOT(made)), object);
		node = lower_slot_call(lower, made, false);
	} else {
		node = TREE_CODE(t) == CALL_EXPR ? lower_expression(lower, t)
		                                 : lower_initialiser(lower, TREE_OPERAND(t, 1), lower->call_place);
	}
	lower->call_place = 0;
	lower->declared = UNKNOWN_LOCATION;
	if (node != 0)
		bri_unit_set_init(lower->unit, object, node);
}

static void make(struct making *making, tree t)
{
	tree target = TREE_CODE(t) == CALL_EXPR ? made_by(t) : TREE_OPERAND(t, 0);
	struct part part;
	if (target == NULL_TREE)
		return;
	if (VAR_P(target) && DECL_ARTIFICIAL(target)) {
		if (POINTER_TYPE_P(TREE_TYPE(target)) && TREE_CODE(t) != CALL_EXPR &&
		    find_pointed(making, TREE_OPERAND(t, 1), &part))
			making->walks.put(DECL_UID(target), part);
	} else if (VAR_P(target)) {
		if (!in_system_header_at(DECL_SOURCE_LOCATION(target)))
			make_whole(making->lower, t, target);
	} else if (find_part(making, target, &part)) {
		making->is_lost |= TREE_CODE(t) == CALL_EXPR;
		if (TREE_CODE(t) != CALL_EXPR)
			put(making, &part, TREE_OPERAND(t, 1));
	} else {
		making->is_lost = true;
	}
}

/* A pointer goes to the next element. */
static void step(struct making *making, tree t)
{
	tree pointer = TREE_OPERAND(t, 0);
	struct part *known = VAR_P(pointer) ? making->walks.get(DECL_UID(pointer)) : NULL;
	if (known != NULL && !move_on(known, 1))
		making->walks.remove(DECL_UID(pointer));
}

static void finish(struct making *making)
{
	struct lowering *lower = making->lower;
	for (unsigned i = 0; i < making->count && !making->is_lost; i++) {
		tree decl = making->braces[i].decl;
		uint32_t location = place_pack(DECL_SOURCE_LOCATION(decl)), object = lower_object(lower, decl);
		lower->declared = DECL_SOURCE_LOCATION(decl);
		uint32_t node = lower_initialiser(lower, making->braces[i].made, location);
		lower->declared = UNKNOWN_LOCATION;
		if (node != 0)
			bri_unit_set_init(lower->unit, object, node);
	}
	making->count = 0;
	making->is_lost = false;
}

static void walk_bare(struct making *making, tree t);

static void walk(struct making *making, tree t)
{
	bool is_whole = t != NULL_TREE && TREE_CODE(t) == CLEANUP_POINT_EXPR && !making->is_inside;
	making->is_inside |= is_whole;
	while (t != NULL_TREE && (TREE_CODE(t) == CLEANUP_POINT_EXPR || TREE_CODE(t) == EXPR_STMT || CONVERT_EXPR_P(t) ||
	                          TREE_CODE(t) == INDIRECT_REF))
		t = TREE_OPERAND(t, 0);
	if (t != NULL_TREE)
		walk_bare(making, t);
	if (is_whole) {
		finish(making);
		making->is_inside = false;
	}
}

static void walk_bare(struct making *making, tree t)
{
	switch (TREE_CODE(t)) {
	case STATEMENT_LIST:
		for (tree_stmt_iterator i = tsi_start(t); !tsi_end_p(i); tsi_next(&i))
			walk(making, tsi_stmt(i));
		break;
	case BIND_EXPR:
		walk(making, BIND_EXPR_BODY(t));
		break;
	case IF_STMT:
	case COND_EXPR:
		walk(making, TREE_OPERAND(t, 1));
		break;
	case COMPOUND_EXPR:
		walk(making, TREE_OPERAND(t, 0));
		walk(making, TREE_OPERAND(t, 1));
		break;
	case TRY_CATCH_EXPR:
		walk(making, TREE_OPERAND(t, 0));
		break;
	case TRY_BLOCK:
		walk(making, TRY_STMTS(t));
		break;
	case CLEANUP_STMT:
		walk(making, CLEANUP_BODY(t));
		break;
	case PREINCREMENT_EXPR:
	case POSTINCREMENT_EXPR:
		step(making, t);
		break;
	case CALL_EXPR:
	case INIT_EXPR:
	case MODIFY_EXPR:
		make(making, t);
		break;
	case DECL_EXPR: /* the pointers; what says how far a clean-up must go */
	case TARGET_EXPR:
	case PREDECREMENT_EXPR:
		break;
	case FOR_STMT: /* over the elements that no braces name: the last ones, as the first of them */
		walk(making, FOR_BODY(t));
		break;
	default:
		making->is_lost |= TREE_SIDE_EFFECTS(t);
		break;
	}
}

void lower_dynamic_initialisers(struct lowering *lower, tree body)
{
	struct making making;
	making.lower = lower;
	making.count = 0;
	making.is_lost = making.is_inside = false;
	walk(&making, body);
	finish(&making);
}
