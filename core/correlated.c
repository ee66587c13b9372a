/* SPDX-License-Identifier: Apache-2.0 */
/* What two places, or two values, stand under: conditions of one body that ask for the same thing come out the same way,
 * as long as nothing is stored in between in what they ask for. */
#include "apart.h"

#include "interp.h"

#define NESTING_MAX 200
enum { TERMS_MAX = 16, SHAPE_MAX = 8 };

/* `operand` is (or isn't) `number`; `number` of a loop or a switch: which part of it, and `operand` is the statement. */
struct term {
	uint32_t unit, operand, condition;
	int64_t number;
	bool equal, is_part;
};
struct terms {
	uint32_t count;
	bool lost; /* there are more, or it isn't known which */
	struct term items[TERMS_MAX];
};
struct seeker {
	const struct bri_unit *unit;
	uint32_t number, place;
	struct terms now, found;
	bool any;
};

static void add(struct terms *terms, struct term term)
{
	if (terms->count == TERMS_MAX)
		terms->lost = true;
	else
		terms->items[terms->count++] = term;
}

/* What it says that the condition came out so. */
static void add_condition(struct terms *terms, const struct bri_unit *unit, uint32_t number, uint32_t condition, bool truth,
                          int depth)
{
	condition = bri_uncast(unit, condition);
	const struct bri_node *node = bri_unit_node(unit, condition);
	struct term term = {.unit = number, .operand = condition, .condition = condition, .equal = !truth};
	bool is_equality = node->kind == BRI_BINARY && (node->op == BRI_OP_EQ || node->op == BRI_OP_NE);
	if (!condition || depth > SHAPE_MAX)
		return;
	if (node->kind == BRI_UNARY && node->op == BRI_OP_NOT) {
		add_condition(terms, unit, number, node->a, !truth, depth + 1);
		return;
	}
	if (node->kind == BRI_BINARY && node->op == (truth ? BRI_OP_ANDAND : BRI_OP_OROR)) {
		add_condition(terms, unit, number, node->a, truth, depth + 1);
		add_condition(terms, unit, number, node->b, truth, depth + 1);
		return;
	}
	const struct bri_node *right = bri_unit_node(unit, is_equality ? node->b : 0);
	const struct bri_node *left = bri_unit_node(unit, is_equality ? bri_uncast(unit, node->a) : 0);
	if (right->kind == BRI_INT) {
		bool is_truth = bri_node_int(right) == 0 && (left->kind == BRI_BINARY || left->kind == BRI_UNARY);
		if (is_truth) { /* !(a && b) as some front ends have it */
			add_condition(terms, unit, number, node->a, truth == (node->op == BRI_OP_NE), depth + 1);
			return;
		}
		term.operand = bri_uncast(unit, node->a);
		term.number = bri_node_int(right);
		term.equal = truth == (node->op == BRI_OP_EQ);
	}
	add(terms, term);
}

static void seek(struct seeker *s, uint32_t handle, int depth);

static void seek_under(struct seeker *s, uint32_t handle, uint32_t condition, bool truth, int depth)
{
	uint32_t count = s->now.count;
	bool lost = s->now.lost;
	add_condition(&s->now, s->unit, s->number, condition, truth, 0);
	seek(s, handle, depth + 1);
	s->now.count = count;
	s->now.lost = lost;
}

static void seek_part(struct seeker *s, uint32_t handle, uint32_t statement, int64_t part, int depth)
{
	uint32_t count = s->now.count;
	bool lost = s->now.lost;
	add(&s->now, (struct term){.unit = s->number, .operand = statement, .condition = statement, .number = part,
	                           .equal = true, .is_part = true});
	seek(s, handle, depth + 1);
	s->now.count = count;
	s->now.lost = lost;
}

static void seek_list(struct seeker *s, const struct bri_node *node, int depth)
{
	size_t count;
	const uint32_t *items = bri_unit_list(s->unit, node, &count);
	for (size_t i = 0; i < count; i++)
		seek(s, items[i], depth + 1);
}

/* Cases: what stands behind several labels goes by the last one. */
static void seek_cases(struct seeker *s, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_unit_node(s->unit, handle), *body = bri_unit_node(s->unit, node->b);
	size_t count = 0;
	const uint32_t *items = body->kind == BRI_SEQUENCE ? bri_unit_list(s->unit, body, &count) : &node->b;
	int64_t part = 0;
	seek(s, node->a, depth + 1);
	for (size_t i = 0; i < (count ? count : 1); i++) {
		part += bri_unit_node(s->unit, items[i])->kind == BRI_CASE;
		seek_part(s, items[i], handle, part, depth);
	}
}

static bool same_terms(const struct terms *a, const struct terms *b)
{
	if (a->count != b->count || a->lost || b->lost)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (a->items[i].operand != b->items[i].operand || a->items[i].number != b->items[i].number ||
		    a->items[i].equal != b->items[i].equal)
			return false;
	return true;
}

/* A macro's pieces have one place: it is known where that is only if all of them stand under the same. */
static void note_place(struct seeker *s, uint32_t location)
{
	if (location != s->place)
		return;
	bool lost = s->any && !same_terms(&s->found, &s->now);
	if (!s->any)
		s->found = s->now;
	s->found.lost |= lost;
	s->any = true;
}

static void seek(struct seeker *s, uint32_t handle, int depth)
{
	const struct bri_node *node = bri_unit_node(s->unit, handle);
	if (!handle || depth > NESTING_MAX)
		return;
	note_place(s, node->location);
	switch (node->kind) {
	case BRI_BRANCH:
	case BRI_CONDITION:
		seek(s, node->a, depth + 1);
		seek_under(s, node->b, node->a, true, depth);
		seek_under(s, node->c, node->a, false, depth);
		break;
	case BRI_SWITCH:
		seek_cases(s, handle, depth);
		break;
	case BRI_LOOP:
		seek_part(s, node->a, handle, 0, depth);
		seek_part(s, node->b, handle, 0, depth);
		seek_part(s, node->c, handle, 0, depth);
		break;
	case BRI_DECLARE:
		note_place(s, bri_unit_object(s->unit, node->a)->location);
		seek(s, bri_unit_object(s->unit, node->a)->init, depth + 1);
		break;
	case BRI_CALL:
		seek(s, node->a, depth + 1);
		seek_list(s, node, depth);
		break;
	case BRI_SEQUENCE:
	case BRI_INIT:
	case BRI_OPAQUE:
	case BRI_ESCAPE:
		seek_list(s, node, depth);
		break;
	case BRI_BINARY: {
		bool is_short = node->op == BRI_OP_ANDAND || node->op == BRI_OP_OROR;
		seek(s, node->a, depth + 1);
		if (is_short)
			seek_under(s, node->b, node->a, node->op == BRI_OP_ANDAND, depth);
		else
			seek(s, node->b, depth + 1);
		break;
	}
	case BRI_ASSIGN:
	case BRI_COMMA:
	case BRI_OFFSET:
	case BRI_ELEMENT:
		seek(s, node->a, depth + 1);
		seek(s, node->b, depth + 1);
		break;
	case BRI_AT:
	case BRI_FIELD:
	case BRI_ADDRESS:
	case BRI_DEREF:
	case BRI_UNARY:
	case BRI_CAST:
	case BRI_BLOCK:
	case BRI_EVALUATE:
	case BRI_RETURN:
		seek(s, node->a, depth + 1);
		break;
	default:
		break;
	}
}

static void add_place(struct interp *in, struct terms *terms, uint32_t unit, uint32_t place)
{
	const struct bri_unit *facts = in->world->units[unit].unit;
	uint32_t function = place ? bri_function_around(facts, place) : 0;
	struct seeker s = {.unit = facts, .number = unit, .place = place};
	if (!function)
		return;
	seek(&s, bri_unit_function(facts, function)->body, 0);
	terms->lost |= s.found.lost || !s.any;
	for (uint32_t i = 0; i < s.found.count; i++)
		add(terms, s.found.items[i]);
}

/* A choice tells of the value for as long as only one store, or none, was made of it. */
static struct terms terms_of(struct interp *in, const struct stand *stand)
{
	struct terms terms = {.count = 0};
	unsigned stores = 0;
	for (const struct origin *step = stand->origin; step; step = step->older) {
		bool is_store = step->kind == ORIGIN_STORED || step->kind == ORIGIN_INIT;
		if (step->kind == ORIGIN_CHOSEN) {
			add_condition(&terms, in->world->units[step->unit].unit, step->unit, step->condition, (step->number & CHOSEN_TRUE) != 0, 0);
		} else if (step->kind == ORIGIN_CALL || (is_store && ++stores == 1)) {
			add_place(in, &terms, step->unit, step->location);
			if (step->kind == ORIGIN_CALL)
				break;
		} else if (step->kind != ORIGIN_PASSED) {
			break;
		}
	}
	add_place(in, &terms, stand->unit, stand->place);
	return terms;
}

/* Do both say the same of what they name? */
static bool same_shape(const struct bri_unit *unit, uint32_t a, uint32_t b, int depth)
{
	a = bri_uncast(unit, a);
	b = bri_uncast(unit, b);
	const struct bri_node *x = bri_unit_node(unit, a), *y = bri_unit_node(unit, b);
	if (x->kind != y->kind || depth > SHAPE_MAX)
		return false;
	switch (x->kind) {
	case BRI_OBJECT:
		return x->a == y->a && !(bri_unit_object(unit, x->a)->flags & BRI_OBJECT_VOLATILE);
	case BRI_INT:
		return bri_node_int(x) == bri_node_int(y);
	case BRI_FIELD:
		return x->b == y->b && x->c == y->c && same_shape(unit, x->a, y->a, depth + 1);
	case BRI_DEREF:
		return same_shape(unit, x->a, y->a, depth + 1);
	case BRI_BINARY:
		return x->op == y->op && same_shape(unit, x->a, y->a, depth + 1) && same_shape(unit, x->b, y->b, depth + 1);
	default:
		return false;
	}
}

bool bri_asks_again(const struct bri_unit *unit, uint32_t first, uint32_t second, uint32_t *ret_operand, bool *ret_same)
{
	struct terms one = {.count = 0}, other = {.count = 0};
	add_condition(&one, unit, 0, first, true, 0);
	add_condition(&other, unit, 0, second, true, 0);
	*ret_operand = one.items[0].operand;
	*ret_same = one.items[0].equal == other.items[0].equal;
	return one.count == 1 && other.count == 1 && one.items[0].number == other.items[0].number &&
	       same_shape(unit, one.items[0].operand, other.items[0].operand, 0);
}

/* Is something stored in what the expression names? */
static bool is_named_by(const struct bri_unit *unit, uint32_t expression, const struct bri_node *target, int depth)
{
	const struct bri_node *node = bri_unit_node(unit, expression);
	if (!expression || depth > SHAPE_MAX)
		return depth > SHAPE_MAX;
	if (node->kind == BRI_OBJECT)
		return target->kind == BRI_OBJECT && target->a == node->a;
	if (node->kind == BRI_FIELD && target->kind == BRI_FIELD && target->b == node->b)
		return true;
	if (node->kind == BRI_BINARY && is_named_by(unit, node->b, target, depth + 1))
		return true;
	return node->kind != BRI_INT && is_named_by(unit, node->a, target, depth + 1);
}

/* Between the two conditions nothing is stored in what they ask for. */
static bool is_stable(const struct bri_unit *unit, const struct term *one, const struct term *other)
{
	uint32_t from = one->condition < other->condition ? one->condition : other->condition;
	uint32_t to = one->condition < other->condition ? other->condition : one->condition;
	for (uint32_t n = from; n <= to; n++) {
		const struct bri_node *node = bri_unit_node(unit, n);
		bool is_handed = node->kind == BRI_ADDRESS && !(node->flags & BRI_READ_ONLY) && node->type == BRI_POINTER;
		if (node->kind == BRI_ASSIGN || is_handed) {
			const struct bri_node *target = bri_unit_node(unit, bri_uncast(unit, node->a));
			if (is_named_by(unit, one->operand, target, 0))
				return false;
		} else if (node->kind == BRI_LABEL) {
			return false;
		}
	}
	return true;
}

static uint32_t home_of(const struct bri_unit *unit, uint32_t node)
{
	for (uint32_t f = 1; f <= bri_unit_functions(unit); f++)
		if (node >= bri_unit_function(unit, f)->first_node && node < bri_unit_function(unit, f)->last_node)
			return f;
	return 0;
}

static bool same_question(struct interp *in, const struct term *one, const struct term *other)
{
	const struct bri_unit *unit = in->world->units[one->unit].unit;
	if (one->unit != other->unit || one->is_part != other->is_part)
		return false;
	if (one->is_part)
		return one->operand == other->operand;
	return (one->condition == other->condition || home_of(unit, one->condition) == home_of(unit, other->condition)) &&
	       same_shape(unit, one->operand, other->operand, 0) && is_stable(unit, one, other);
}

static bool contradicts(struct interp *in, const struct term *one, const struct term *other)
{
	bool is_one_number = one->number == other->number;
	if (one->is_part || (is_one_number ? one->equal == other->equal : !one->equal || !other->equal))
		return false;
	return same_question(in, one, other);
}

static bool follows(struct interp *in, const struct term *term, const struct terms *from)
{
	for (uint32_t i = 0; i < from->count; i++) {
		const struct term *known = &from->items[i];
		bool says = known->number == term->number ? known->equal == term->equal : known->equal && !term->equal;
		if (says && same_question(in, known, term))
			return true;
	}
	return false;
}

bool bri_stand_apart(struct interp *in, const struct stand *one, const struct stand *other)
{
	struct terms a = terms_of(in, one), b = terms_of(in, other);
	for (uint32_t i = 0; i < a.count && !a.lost && !b.lost; i++)
		for (uint32_t j = 0; j < b.count; j++)
			if (contradicts(in, &a.items[i], &b.items[j]))
				return true;
	return false;
}

bool bri_stand_implies(struct interp *in, const struct stand *one, const struct stand *other)
{
	struct terms a = terms_of(in, one), b = terms_of(in, other);
	for (uint32_t i = 0; i < b.count; i++)
		if (!follows(in, &b.items[i], &a))
			return false;
	return !a.lost && !b.lost && b.count > 0;
}
