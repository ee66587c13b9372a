/* SPDX-License-Identifier: Apache-2.0 */
/* Evaluates expressions to values and lvalues to pointers, and splits a state by
 * a condition.  Calls and stores are handed to call.c and check.c. */
#include "check.h"
#include "interp.h"

#include <string.h>

static const struct bri_node *node_of(struct interp *in, uint32_t node)
{
	return bri_unit_node(interp_unit(in), node);
}

const char *bri_last_name(const char *name)
{
	const char *dot = strrchr(name, '.');
	return dot ? dot + 1 : name;
}

const char *bri_lvalue_name(const struct bri_unit *unit, uint32_t lvalue)
{
	return bri_last_name(bri_unit_text(unit, bri_lvalue_name_id(unit, lvalue)));
}

/* ---- lvalues ----------------------------------------------------------------- */

/* It is the address of so many bytes; in a part of which only the ends are known it may begin anywhere. */
static struct atom extended(struct atom atom, uint32_t size)
{
	if (!(atom.flags & ATOM_WITHIN))
		atom.extent = size;
	else if (atom.extent && size < atom.least)
		atom.least = size;
	return atom;
}

/* The array that an element is of tells how many there are. */
static struct value with_extent(struct interp *in, struct value pointer, uint32_t size)
{
	if (pointer.count == 0 || size == 0)
		return pointer;
	struct atom *atoms = bri_interp_alloc(in, pointer.count * sizeof *atoms);
	if (in->stop)
		return pointer;
	for (uint32_t i = 0; i < pointer.count; i++)
		atoms[i] = extended(pointer.atoms[i], size);
	return (struct value){pointer.count, atoms};
}

static struct value address_of_object(struct interp *in, uint32_t object)
{
	int64_t number;
	if (bri_is_told_address(in->world, in->top->unit, object, &number))
		return bri_value_int(in, number, NULL);
	uint32_t region = bri_region_of_object(in, in->top->unit, object, in->top->id);
	return bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = in->act_now});
}

/* `x == 0 ? b : a` is what GCC makes of `x ? a : b`: the first of its values is a. */
static bool is_turned(const struct interp *in, const struct bri_node *choice)
{
	const struct bri_unit *unit = interp_unit(in);
	const struct bri_node *test = bri_unit_node(unit, choice->a);
	const struct bri_node *right = bri_unit_node(unit, test->kind == BRI_BINARY ? test->b : 0);
	return (test->kind == BRI_UNARY && test->op == BRI_OP_NOT) ||
	       (test->op == BRI_OP_EQ && right->kind == BRI_INT && bri_node_int(right) == 0);
}

static struct value last_value(struct interp *in, struct state *state, uint32_t statement)
{
	const struct bri_node *node = node_of(in, statement);
	if (node->kind == BRI_EVALUATE)
		return bri_eval(in, state, node->a);
	if (node->kind == BRI_SEQUENCE) {
		size_t count;
		const uint32_t *items = bri_unit_list(interp_unit(in), node, &count);
		for (size_t i = 0; i + 1 < count; i++)
			bri_execute(in, state, items[i]);
		return count ? last_value(in, state, items[count - 1]) : bri_value_none();
	}
	bri_execute(in, state, statement);
	return bri_value_unknown(in, 0, 0);
}

static struct value opaque(struct interp *in, struct state *state, const struct bri_node *node)
{
	size_t count;
	const uint32_t *items = bri_unit_list(interp_unit(in), node, &count);
	struct value result = bri_value_unknown(in, 0, 0);
	struct atom atom = result.atoms[0];
	for (size_t i = 0; i < count; i++) {
		struct value part = bri_eval(in, state, items[i]), next;
		bri_slot_hand(in, state, part);
		if (count == 1 && bri_list_next(in, state, part, &next))
			return next;
		uint32_t tags = bri_value_tags(part);
		atom.tags |= tags;
		if (tags)
			atom.origin = bri_origin_join(in, part.atoms[0].origin, atom.origin);
	}
	return atom.tags ? bri_value_of(in, atom) : result;
}

static struct value fresh_aggregate(struct interp *in, uint32_t size, uint32_t tags)
{
	uint32_t region = bri_region_fresh(in, size, "", bri_memory_fill(in, CONTENT_UNKNOWN, tags, NULL));
	return bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = in->act_now});
}

/* An object without a name begins as its braces say; the place is that of who wrote them, not of a call among them. */
static void fill_braces(struct interp *in, struct state *state, struct value object, uint32_t init, uint32_t size,
                        bool is_copied)
{
	uint32_t location = in->location;
	bri_state_set(in, state, object.atoms[0].id,
	              bri_initialise(in, state, bri_memory_fill(in, CONTENT_ZERO, 0, NULL), init, 0, size));
	if (!is_copied)
		bri_check_initialiser(in, state, init, object.atoms[0].id, 0, location);
}

static struct value literal(struct interp *in, struct state *state, const struct bri_node *node)
{
	const struct bri_object *object = bri_unit_object(interp_unit(in), node->a);
	struct value base = address_of_object(in, node->a);
	bool is_copied = in->copied;
	in->copied = false;
	if (object->init && object->flags & BRI_OBJECT_LOCAL)
		fill_braces(in, state, base, object->init, object->shape.size, is_copied);
	return base;
}

struct value bri_eval_address(struct interp *in, struct state *state, uint32_t lvalue)
{
	const struct bri_node *node = node_of(in, lvalue);
	struct value base, index;
	if (++in->nesting > STEPS_NESTED || in->stop) {
		in->nesting--;
		return bri_value_unknown(in, 0, 0);
	}
	switch (node->kind) {
	case BRI_OBJECT:
		base = address_of_object(in, node->a);
		break;
	case BRI_STRING:
		base = bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS,
		                                      .act = in->act_now,
		                                      .id = bri_region_of_text(in, in->top->unit, lvalue)});
		break;
	case BRI_FUNCTION:
		base = bri_eval(in, state, lvalue);
		break;
	case BRI_FIELD:
		base = bri_eval_address(in, state, node->a);
		base = node->flags & BRI_BITFIELD ? bri_pointer_to_bits(in, base, node->c)
		                                  : bri_pointer_moved(in, base, bri_value_int(in, node->c, NULL), 1);
		break;
	case BRI_ELEMENT:
		base = bri_eval_address(in, state, node->a);
		if (node_of(in, node->a)->kind == BRI_FIELD)
			bri_check_place(in, node->a, base);
		index = bri_eval(in, state, node->b);
		base = bri_pointer_moved(in, with_extent(in, base, node_of(in, node->a)->size), index, node->size);
		break;
	case BRI_DEREF:
		base = bri_eval(in, state, node->a);
		break;
	case BRI_LITERAL:
		base = literal(in, state, node);
		break;
	case BRI_INIT: /* braces that are handed on: an object of their own */
		base = fresh_aggregate(in, node->size, 0);
		fill_braces(in, state, base, lvalue, node->size, false);
		break;
	case BRI_COMMA:
		bri_eval(in, state, node->a);
		base = bri_eval_address(in, state, node->b);
		break;
	case BRI_CAST:
		base = bri_eval_address(in, state, node->a);
		break;
	case BRI_CONDITION: {
		struct state *yes, *no;
		bri_eval_condition(in, state, node->a, &yes, &no);
		base = yes->live ? bri_eval_address(in, yes, node->b) : bri_value_none();
		index = no->live && node->c ? bri_eval_address(in, no, node->c) : bri_value_none();
		base = is_turned(in, node) ? bri_value_join(in, index, base) : bri_value_join(in, base, index);
		bri_state_join(in, yes, no);
		*state = *yes;
		break;
	}
	case BRI_CALL:
	case BRI_ASSIGN:
	case BRI_BLOCK:
		base = bri_eval(in, state, lvalue);
		if (node->type == BRI_AGGREGATE && !(base.count && bri_atom_region(in, &base.atoms[0])))
			base = fresh_aggregate(in, node->size, bri_value_tags(base));
		break;
	default:
		base = fresh_aggregate(in, node->size, bri_value_tags(opaque(in, state, node)));
		break;
	}
	in->nesting--;
	return base.count ? base : bri_value_unknown(in, 0, 0);
}

static bool is_comparison(const struct bri_node *node)
{
	return node->kind == BRI_BINARY && node->op >= BRI_OP_EQ && node->op <= BRI_OP_GE;
}

/* Both sides' values; in->left: is it a parameter of the root, or what only the program knows, that is compared with 0? */
static struct value both_sides(struct interp *in, struct state *state, const struct bri_node *node)
{
	struct value a = bri_eval(in, state, node->a), b = bri_eval(in, state, node->b);
	bool is_zero = b.count == 1 && b.atoms[0].kind == ATOM_INT && b.atoms[0].number == 0;
	int left = is_zero ? bri_says_left(in, a, node_of(in, node->a)) : 0;
	bri_check_number(in, node, a, b);
	in->left = node->op == BRI_OP_NE ? left : node->op == BRI_OP_EQ ? -left : 0;
	return bri_value_binary(in, (enum bri_op)node->op, a, b, node);
}

/* A comparison that is kept: `x ? 0 : 1` is one to some front ends. */
static struct value told_apart(struct interp *in, struct value value, uint32_t comparison)
{
	if (value.count != 2 || value.atoms[0].kind != ATOM_INT || value.atoms[1].kind != ATOM_INT ||
	    value.atoms[0].number != 1 || value.atoms[1].number != 0 || !is_comparison(node_of(in, comparison)))
		return value;
	return bri_value_either(in, (struct value){1, value.atoms}, (struct value){1, value.atoms + 1}, comparison, in->left,
	                        false);
}

/* ---- conditions ---------------------------------------------------------------- */

/* What is 0 or 1, of whatever type. */
static bool is_truth(const struct bri_node *node)
{
	return (node->kind == BRI_UNARY && node->op == BRI_OP_NOT) || is_comparison(node) ||
	       (node->kind == BRI_BINARY && (node->op == BRI_OP_ANDAND || node->op == BRI_OP_OROR));
}

void bri_eval_condition(struct interp *in, struct state *state, uint32_t expression, struct state **ret_true,
                        struct state **ret_false)
{
	const struct bri_node *node = node_of(in, expression);
	struct state *yes, *no, *more, *less;
	uint32_t denied = in->denied;
	in->denied = 0;
	while (node->kind == BRI_CAST && node->type != BRI_FLOAT && is_truth(node_of(in, node->a))) {
		expression = node->a;
		node = node_of(in, expression);
	}
	if (++in->nesting > STEPS_NESTED || in->stop) {
		in->nesting--;
		in->left = 0;
		*ret_true = bri_state_copy(in, state);
		*ret_false = state;
		return;
	}
	if (node->kind == BRI_UNARY && node->op == BRI_OP_NOT) {
		in->denied = node->location;
		bri_eval_condition(in, state, node->a, ret_false, ret_true);
		in->left = -in->left;
	} else if (node->kind == BRI_BINARY && (node->op == BRI_OP_ANDAND || node->op == BRI_OP_OROR)) {
		bool all = node->op == BRI_OP_ANDAND;
		bri_eval_condition(in, state, node->a, &yes, &no);
		struct state *rest = all ? yes : no;
		if (rest->live) {
			bri_eval_condition(in, rest, node->b, &more, &less);
			bri_state_join(in, all ? no : yes, all ? less : more);
			rest = all ? more : less;
		}
		*ret_true = all ? rest : yes;
		*ret_false = all ? no : rest;
		in->left = 0;
	} else {
		struct value value;
		if (is_comparison(node)) {
			value = both_sides(in, state, node);
		} else {
			value = bri_eval(in, state, expression);
			bri_check_tested(in, expression, denied ? denied : node->location, value);
			in->left = bri_says_left(in, value, node);
		}
		bri_slot_settle(in, state, value);
		no = bri_state_copy(in, state);
		yes = bri_state_copy(in, state);
		yes->live = state->live && bri_value_may_be_true(value);
		no->live = state->live && bri_value_may_be_false(value);
		if (yes->live && no->live) {
			bri_refine(in, yes, expression, true);
			bri_refine(in, no, expression, false);
			in->decider = (struct atom){0};
		} else {
			in->decided++;
			in->decider = value.count == 1 && value.atoms[0].kind == ATOM_INT ? value.atoms[0] : (struct atom){0};
		}
		*ret_true = yes;
		*ret_false = no;
	}
	in->nesting--;
}

/* ---- values ---------------------------------------------------------------------- */

/* Braces are written where they go. */
static bool assign_braces(struct interp *in, struct state *state, const struct bri_node *node, struct value to)
{
	uint32_t offset, region = to.count == 1 ? bri_atom_region(in, &to.atoms[0]) : 0;
	if (node_of(in, node->b)->kind != BRI_INIT || !region || in->regions[region].read_only ||
	    !atom_offset(&to.atoms[0], &offset))
		return false;
	const struct memory *before = bri_state_get(in, state, region);
	bri_state_set(in, state, region, bri_initialise(in, state, before, node->b, offset, node->size));
	return true;
}

/* The braces of a compound literal; 0: something else. */
uint32_t bri_literal_braces(struct interp *in, uint32_t expression)
{
	const struct bri_node *node = node_of(in, expression);
	const struct bri_object *object = node->kind == BRI_LITERAL ? bri_unit_object(interp_unit(in), node->a) : NULL;
	bool braces = object && object->flags & BRI_OBJECT_LOCAL && node_of(in, object->init)->kind == BRI_INIT;
	return braces ? object->init : 0;
}

/* What a compound literal names is set in the object that it is copied to, where that is known. */
static void check_copied(struct interp *in, struct state *state, uint32_t braces, struct value to, uint32_t location)
{
	uint32_t offset, region = to.count == 1 ? bri_atom_region(in, &to.atoms[0]) : 0;
	if (region && atom_offset(&to.atoms[0], &offset))
		bri_check_initialiser(in, state, braces, region, offset, location);
}

/* `p += i * 4`: the index, and the bytes of an element. */
static uint32_t unscaled(struct interp *in, uint32_t expression, int64_t *ret_scale)
{
	const struct bri_node *node = node_of(in, expression);
	*ret_scale = 1;
	if (node->kind == BRI_UNARY && node->op == BRI_OP_NEGATE) {
		expression = unscaled(in, node->a, ret_scale);
		*ret_scale = -*ret_scale;
		return expression;
	}
	if (node->kind != BRI_BINARY || node->op != BRI_OP_MUL || node_of(in, node->b)->kind != BRI_INT)
		return expression;
	*ret_scale = bri_node_int(node_of(in, node->b));
	return node->a;
}

static struct value assign(struct interp *in, struct state *state, const struct bri_node *node)
{
	const struct bri_unit *unit = interp_unit(in);
	uint32_t lvalue = bri_lvalue_meant(in->world, in->top->unit, node->a);
	const struct bri_node *target = node_of(in, lvalue);
	const char *name = bri_lvalue_name(unit, lvalue);
	uint32_t location = in->location;
	in->location = node->location;
	if (node->type == BRI_AGGREGATE && node->op == BRI_OP_NONE) {
		bool braces = node_of(in, node->b)->kind == BRI_INIT;
		uint32_t literal = braces ? node->b : bri_literal_braces(in, node->b);
		in->copied = literal && !braces;
		struct value from = braces ? bri_value_none() : bri_eval_address(in, state, node->b);
		struct value to = bri_eval_address(in, state, node->a);
		if (!braces || !assign_braces(in, state, node, to)) {
			from = braces ? bri_eval_address(in, state, node->b) : from;
			bri_store_copy(in, state, to, from, node->size ? node->size : UINT32_MAX, node->size != 0);
		}
		if (literal)
			check_copied(in, state, literal, to, node->location ? node->location : location);
		if (target->kind == BRI_FIELD)
			bri_check_store(in, state, lvalue, bri_box_follow(in, state, with_extent(in, to, node->size)), to,
			                node->location);
		bri_named_write(in, state, lvalue, to, bri_value_none(), node->location ? node->location : in->location);
		return to;
	}
	int64_t scale = 1;
	bool is_step = node->op != BRI_OP_NONE && target->type == BRI_POINTER;
	uint32_t right = is_step ? unscaled(in, node->b, &scale) : node->b;
	struct value value = bri_eval(in, state, right), pointer = bri_eval_address(in, state, node->a),
	             old = bri_value_none();
	int64_t added = value.count == 1 ? atom_bits(&value.atoms[0]) : 0;
	if (node->op != BRI_OP_NONE) {
		old = bri_load(in, state, pointer, target);
		if (target->type == BRI_POINTER)
			value = bri_pointer_moved(in, old, value, node->op == BRI_OP_SUB ? -scale : scale);
		else
			value = bri_recurrence(in, node, bri_value_binary(in, (enum bri_op)node->op, old, value, target));
	}
	if (node->location)
		value = bri_value_step(in, value, ORIGIN_STORED, name, in->top->unit, node->location, 0);
	if (in->trace_store)
		in->trace_store(in, in->top, node, name, value, state);
	in->adds = node->op == BRI_OP_OR;
	in->added = added;
	if (target->kind == BRI_FIELD)
		bri_check_store(in, state, lvalue, value, pointer, node->location);
	else if (target->type == BRI_POINTER)
		bri_check_called(in, state, lvalue, value, node->location);
	in->adds = false;
	value = bri_named_store(in, state, lvalue, pointer, value, node->location);
	bri_check_flow_number(in, target->size == 1 && target->kind != BRI_OBJECT ? pointer : bri_value_none(), value);
	bri_store(in, state, pointer, value, target->flags & BRI_BITFIELD ? 1 : target->size);
	if (target->kind == BRI_ELEMENT || target->kind == BRI_DEREF)
		bri_check_byte(in, state, pointer, value, target->size, node->location);
	return node->flags & BRI_POST ? old : value;
}

static struct value logical(struct interp *in, struct state *state, uint32_t expression)
{
	struct state *yes, *no;
	bri_eval_condition(in, state, expression, &yes, &no);
	int left = in->left;
	struct value result = bri_value_none();
	if (yes->live)
		result = bri_value_picked(in, in->decider, bri_value_int(in, 1, NULL));
	if (no->live) {
		struct value other = bri_value_picked(in, in->decider, bri_value_int(in, 0, NULL));
		result = yes->live ? bri_value_either(in, result, other, expression, left, false) : other;
	}
	bri_state_join(in, yes, no);
	*state = *yes;
	return result;
}

/* As a bool, `x != 0` and `x ? 1 : 0` are x: some front ends say so themselves. */
static uint32_t tested(struct interp *in, uint32_t expression)
{
	for (;;) {
		const struct bri_node *node = node_of(in, expression), *yes = node_of(in, node->b), *no = node_of(in, node->c);
		bool is_test = node->kind == BRI_BINARY ? node->op == BRI_OP_NE && yes->kind == BRI_INT && bri_node_int(yes) == 0
		                                        : node->kind == BRI_CONDITION && yes->kind == BRI_INT &&
		                                              no->kind == BRI_INT && bri_node_int(yes) == 1 && bri_node_int(no) == 0;
		if (!is_test)
			return expression;
		expression = node->a;
	}
}

/* `x ? x : 0` and `x ?: 0` are x: some front ends say so themselves. */
static bool is_itself(struct interp *in, const struct bri_node *node)
{
	const struct bri_node *other = node_of(in, node->c), *test = node_of(in, node->a), *then = node_of(in, node->b);
	if (other->kind != BRI_INT || bri_node_int(other) != 0)
		return false;
	return node->b == 0 || (test->kind == BRI_OBJECT && then->kind == BRI_OBJECT && test->a == then->a);
}

static struct value condition(struct interp *in, struct state *state, const struct bri_node *node)
{
	struct state *yes, *no;
	struct value first = bri_value_none(), second = bri_value_none();
	if (is_itself(in, node))
		return bri_eval(in, state, node->a);
	if (node->b == 0) { /* a ?: c */
		struct value value = bri_eval(in, state, node->a);
		bri_slot_settle(in, state, value);
		struct state *other = bri_state_copy(in, state);
		bool may_be_false = bri_value_may_be_false(value);
		if (!may_be_false)
			return value;
		second = bri_eval(in, other, node->c);
		if (bri_value_may_be_true(value))
			bri_state_join(in, other, state);
		*state = *other;
		return bri_value_may_be_true(value) ? bri_value_join(in, bri_value_filter(in, value, true), second)
		                                    : second;
	}
	const struct asking words = {NULL, NULL, 0, 0}, *outer = in->top->asking;
	if (bri_is_literal(interp_unit(in), node_of(in, node->b)) && bri_is_literal(interp_unit(in), node_of(in, node->c)))
		in->top->asking = &words;
	bri_eval_condition(in, state, node->a, &yes, &no);
	in->top->asking = outer;
	struct atom decider = in->decider;
	int left = in->left;
	if (yes->live)
		first = bri_eval(in, yes, node->b);
	if (no->live)
		second = bri_eval(in, no, node->c);
	if (first.count == 0 || second.count == 0) {
		first = bri_value_picked(in, decider, first);
		second = bri_value_picked(in, decider, second);
	}
	bri_state_join(in, yes, no);
	*state = *yes;
	if (first.count && second.count && node->type != BRI_POINTER)
		return bri_value_either(in, first, second, node->a, left, is_turned(in, node));
	return is_turned(in, node) ? bri_value_join(in, second, first) : bri_value_join(in, first, second);
}

static struct value eval_node(struct interp *in, struct state *state, uint32_t expression)
{
	const struct bri_node *node = node_of(in, expression);
	struct value a, b;
	switch (node->kind) {
	case BRI_INT:
		return bri_value_int(in, bri_node_int(node), NULL);
	case BRI_STRING:
	case BRI_LITERAL:
	case BRI_OBJECT:
	case BRI_FIELD:
	case BRI_ELEMENT:
	case BRI_DEREF:
		a = bri_eval_address(in, state, expression);
		if (node->type == BRI_AGGREGATE || node->type == BRI_CODE || node->kind == BRI_STRING)
			return a;
		a = bri_load(in, state, a, node);
		if (node->kind == BRI_FIELD)
			a = bri_named_field(in, node->b, a);
		return node->type == BRI_POINTER || node->kind == BRI_ELEMENT || bri_is_whole_number(node)
		           ? bri_named_secret(in, expression, a)
		           : a;
	case BRI_ADDRESS: {
		const struct bri_node *of = node_of(in, node->a);
		a = bri_eval_address(in, state, node->a);
		if (of->type == BRI_AGGREGATE) {
			if (of->kind == BRI_FIELD) {
				bri_named_part(in, of, a);
				bri_check_place(in, node->a, a);
			}
			a = bri_named_secret(in, node->a, a);
		}
		bool is_part = of->type == BRI_AGGREGATE || of->kind == BRI_FIELD;
		return is_part && a.count && bri_atom_region(in, &a.atoms[0]) ? with_extent(in, a, of->size) : a;
	}
	case BRI_FUNCTION: {
		struct world_function *known = &in->world->units[in->top->unit].functions[node->a];
		struct atom atom = {.kind = ATOM_FUNCTION, .id = node->a, .unit = in->top->unit, .act = in->act_now};
		if (known->function) {
			atom.id = known->function;
			atom.unit = known->unit;
		}
		bri_check_mention(in, state, node);
		return bri_value_of(in, atom);
	}
	case BRI_CALL:
		return bri_call(in, state, expression);
	case BRI_UNARY:
		if (node->op == BRI_OP_NOT)
			return logical(in, state, expression);
		return bri_value_unary(in, (enum bri_op)node->op, bri_eval(in, state, node->a), node);
	case BRI_BINARY:
		if (node->op == BRI_OP_ANDAND || node->op == BRI_OP_OROR)
			return logical(in, state, expression);
		return told_apart(in, bri_recurrence(in, node, both_sides(in, state, node)), expression);
	case BRI_OFFSET: {
		const struct bri_node *index = node_of(in, node->b);
		/* p[-i] and p - i are one to some front ends. */
		bool is_back = index->kind == BRI_UNARY && index->op == BRI_OP_NEGATE;
		a = bri_eval(in, state, node->a);
		b = bri_eval(in, state, is_back ? index->a : node->b);
		return bri_pointer_moved(in, a, b, is_back ? -(int64_t)(int32_t)node->c : (int32_t)node->c);
	}
	case BRI_ASSIGN:
		return assign(in, state, node);
	case BRI_CONDITION:
		return condition(in, state, node);
	case BRI_COMMA:
		bri_eval(in, state, node->a);
		return bri_eval(in, state, node->b);
	case BRI_CAST:
		return bri_value_convert(in, bri_eval(in, state, node->flags & BRI_BOOL ? tested(in, node->a) : node->a), node);
	case BRI_BLOCK:
		return last_value(in, state, node->a);
	case BRI_INIT:
	case BRI_OPAQUE:
		return opaque(in, state, node);
	case BRI_AT:
		return bri_eval(in, state, node->a);
	default:
		return bri_value_unknown(in, 0, 0);
	}
}

struct value bri_eval(struct interp *in, struct state *state, uint32_t expression)
{
	if (in->stop || !state->live || ++in->visits > in->budget * 2)
		return bri_value_unknown(in, 0, 0);
	if (in->visits > in->budget)
		in->shallow = true;
	if (++in->nesting > STEPS_NESTED) {
		in->nesting--;
		return bri_value_unknown(in, 0, 0);
	}
	struct value value = eval_node(in, state, expression);
	in->nesting--;
	return value.count ? value : bri_value_unknown(in, 0, 0);
}
