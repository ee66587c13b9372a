/* SPDX-License-Identifier: Apache-2.0 */
/* The shape of a keyed permutation, which has no constants to know it by: some array s is filled with its own
 * indexes, s[i] = i, and in the same function, or for an array of the same name or one that was handed to who fills it,
 * an index goes on by an element of s and an element of something else, j = (j + s[i] + key[i % n]) & 255.  A shuffle has
 * no second array, a sort no sum, a checksum no array of indexes. */
#include "algorithm.h"
#include "world.h"

#include <string.h>

#define TEMPS_MAX 16
#define FILLS_MAX 16
#define DEPTH 24

struct temp {
	uint32_t object, array; /* a local that holds an element of that array (its name) */
};
struct fill {
	uint32_t function, array, node;
	bool given; /* by who called the function that fills it */
};
struct shape {
	const struct bri_unit *unit;
	struct temp temps[TEMPS_MAX];
	size_t temp_count;
	struct fill fills[FILLS_MAX];
	size_t fill_count;
};

static const struct bri_node *plain(const struct bri_unit *unit, uint32_t *node)
{
	const struct bri_node *at = bri_unit_node(unit, *node);
	while (at->kind == BRI_CAST) {
		*node = at->a;
		at = bri_unit_node(unit, *node);
	}
	return at;
}

/* The object and the index of s[i] and s.at(i) where s is of a class; NULL: another call. */
const uint32_t *bri_subscript(const struct bri_unit *unit, const struct bri_node *call)
{
	size_t count = 0;
	const uint32_t *items = call->kind == BRI_CALL ? bri_unit_list(unit, call, &count) : NULL;
	const struct bri_node *callee = bri_unit_node(unit, count == 2 ? call->a : 0);
	if (count != 2 || callee->kind != BRI_FUNCTION)
		return NULL;
	const char *name = bri_unit_text(unit, bri_unit_function(unit, callee->a)->name);
	return strstr(name, "::operator[](") || strstr(name, "::at(") ? items : NULL;
}

/* The name of the array or pointer that an element is of; 0: not an element. */
static uint32_t element_of(const struct bri_unit *unit, uint32_t node, uint32_t *ret_index)
{
	const struct bri_node *at = plain(unit, &node);
	*ret_index = 0;
	if (at->kind == BRI_ELEMENT) {
		*ret_index = at->b;
		return bri_lvalue_name_id(unit, at->a);
	}
	if (at->kind != BRI_DEREF)
		return 0;
	uint32_t inner = at->a;
	const struct bri_node *pointer = plain(unit, &inner);
	const uint32_t *subscript = bri_subscript(unit, pointer);
	if (subscript) {
		*ret_index = subscript[1];
		return bri_lvalue_name_id(unit, subscript[0]);
	}
	if (pointer->kind == BRI_OFFSET) {
		*ret_index = pointer->b;
		return bri_lvalue_name_id(unit, pointer->a);
	}
	return bri_lvalue_name_id(unit, inner); /* *p, *p++ */
}

static uint32_t object_of(const struct bri_unit *unit, uint32_t node)
{
	const struct bri_node *at = plain(unit, &node);
	if (at->kind == BRI_ASSIGN && at->a)
		return object_of(unit, at->a); /* i++ as an index */
	return at->kind == BRI_OBJECT ? at->a : 0;
}

/* An object, or the member by its name: what a sum may begin with. */
static bool same_lvalue(const struct bri_unit *unit, uint32_t a, uint32_t b, int depth)
{
	const struct bri_node *x = plain(unit, &a), *y = plain(unit, &b);
	if (x->kind != y->kind || depth > DEPTH)
		return false;
	switch (x->kind) {
	case BRI_OBJECT:
		return x->a == y->a;
	case BRI_FIELD:
		return x->b == y->b && same_lvalue(unit, x->a, y->a, depth + 1);
	case BRI_DEREF:
		return same_lvalue(unit, x->a, y->a, depth + 1);
	default:
		return false;
	}
}

struct sum {
	bool itself, small;
	uint32_t arrays[4];
	size_t count;
};

/* The terms of a sum, below what cuts it to 8 bits. */
static void terms(const struct shape *shape, uint32_t node, uint32_t target, struct sum *sum, int depth)
{
	const struct bri_unit *unit = shape->unit;
	const struct bri_node *at = plain(unit, &node);
	uint32_t index, array;
	if (depth > DEPTH)
		return;
	if (at->kind == BRI_BINARY && (at->op == BRI_OP_AND || at->op == BRI_OP_MOD)) {
		const struct bri_node *right = bri_unit_node(unit, at->b);
		if (right->kind == BRI_INT && (bri_node_int(right) == 255 || bri_node_int(right) == 256))
			sum->small = true;
		terms(shape, at->a, target, sum, depth + 1);
	} else if (at->kind == BRI_BINARY && at->op == BRI_OP_ADD) {
		terms(shape, at->a, target, sum, depth + 1);
		terms(shape, at->b, target, sum, depth + 1);
	} else if (same_lvalue(unit, node, target, 0)) {
		sum->itself = true;
	} else if ((array = element_of(unit, node, &index)) != 0) {
		if (sum->count < 4)
			sum->arrays[sum->count++] = array;
	} else if (at->kind == BRI_OBJECT) {
		for (size_t i = 0; i < shape->temp_count; i++)
			if (shape->temps[i].object == at->a && sum->count < 4) {
				sum->arrays[sum->count++] = shape->temps[i].array;
				break;
			}
	}
}

static void note_temp(struct shape *shape, uint32_t object, uint32_t value)
{
	uint32_t index, array = object && value ? element_of(shape->unit, value, &index) : 0;
	if (array && shape->temp_count < TEMPS_MAX)
		shape->temps[shape->temp_count++] = (struct temp){object, array};
}

bool bri_is_counted(const struct bri_unit *unit, const struct bri_node *store)
{
	uint32_t target = store->a, value = store->b;
	const struct bri_node *count = plain(unit, &value);
	return plain(unit, &target)->kind == BRI_DEREF && count->kind == BRI_ASSIGN && count->op == BRI_OP_ADD &&
	       count->flags & BRI_POST && bri_unit_node(unit, count->a)->type != BRI_POINTER;
}

/* s[i] = i, or one after the other: *p++ = i++, for (auto &e : s) e = i++ */
static void note_fill(struct shape *shape, uint32_t function, uint32_t n, const struct bri_node *store)
{
	uint32_t index, array = element_of(shape->unit, store->a, &index);
	uint32_t object = index ? object_of(shape->unit, index) : 0;
	bool is_own = object ? object_of(shape->unit, store->b) == object : !index && bri_is_counted(shape->unit, store);
	if (array && is_own && shape->fill_count < FILLS_MAX)
		shape->fills[shape->fill_count++] = (struct fill){function, array, n, false};
}

bool bri_is_iota(const struct bri_unit *unit, uint32_t function)
{
	return strncmp(bri_unit_text(unit, bri_unit_function(unit, function)->name), "std::iota<", 10) == 0;
}

/* std::iota(s.begin(), s.end(), 0) */
static void note_iota(struct shape *shape, uint32_t function, uint32_t n, const struct bri_node *call)
{
	size_t count, inner = 0;
	const struct bri_unit *unit = shape->unit;
	const uint32_t *items = bri_unit_list(unit, call, &count);
	const struct bri_node *callee = bri_unit_node(unit, call->a);
	if (callee->kind != BRI_FUNCTION || count != 3 || !bri_is_iota(unit, callee->a))
		return;
	uint32_t first = items[0];
	const struct bri_node *begin = plain(unit, &first);
	if (begin->kind == BRI_LITERAL) {
		first = bri_unit_object(unit, begin->a)->init;
		begin = plain(unit, &first);
	}
	const uint32_t *object = begin->kind == BRI_CALL ? bri_unit_list(unit, begin, &inner) : NULL;
	uint32_t array = bri_lvalue_name_id(unit, inner ? object[0] : first);
	if (array && shape->fill_count < FILLS_MAX)
		shape->fills[shape->fill_count++] = (struct fill){function, array, n, false};
}

/* Is the lvalue a term of what picks an element? */
static bool picks(const struct bri_unit *unit, uint32_t index, uint32_t target, int depth)
{
	const struct bri_node *at = plain(unit, &index);
	if (at->kind == BRI_BINARY && depth < DEPTH)
		return picks(unit, at->a, target, depth + 1) || picks(unit, at->b, target, depth + 1);
	return same_lvalue(unit, index, target, 0);
}

/* An index, not a total: the function picks an element by it, or has another do so. */
static bool is_index(const struct bri_unit *unit, uint32_t f, uint32_t target, uint32_t array)
{
	const struct bri_function *function = bri_unit_function(unit, f);
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(unit, n);
		const uint32_t *subscript = bri_subscript(unit, node);
		bool is_pick = subscript || node->kind == BRI_ELEMENT || node->kind == BRI_OFFSET, is_given = false, is_array = false;
		if (is_pick && picks(unit, subscript ? subscript[1] : node->b, target, 0))
			return true;
		size_t count = 0;
		const uint32_t *items = node->kind == BRI_CALL ? bri_unit_list(unit, node, &count) : NULL;
		for (size_t i = 0; i < count; i++) {
			is_given |= picks(unit, items[i], target, 0);
			is_array |= bri_lvalue_name_id(unit, items[i]) == array;
		}
		if (is_given && is_array)
			return true;
	}
	return false;
}

/* j = j + s[i] + key[...]: the fill that it belongs to, or 0. */
static uint32_t mixes(const struct shape *shape, uint32_t function, const struct bri_node *store)
{
	struct sum sum = {.itself = store->op == BRI_OP_ADD};
	const struct bri_node *target = bri_unit_node(shape->unit, store->a);
	if ((store->op != BRI_OP_NONE && store->op != BRI_OP_ADD) || target->size > 8 || target->type == BRI_POINTER)
		return 0;
	terms(shape, store->b, store->a, &sum, 0);
	if (!sum.itself || sum.count < 2)
		return 0;
	for (size_t f = 0; f < shape->fill_count; f++) {
		const struct fill *fill = &shape->fills[f];
		bool ours = false, other = false;
		for (size_t i = 0; i < sum.count; i++) {
			ours |= sum.arrays[i] == fill->array;
			other |= sum.arrays[i] != fill->array;
		}
		if (ours && other && (sum.small || target->size == 1 || is_index(shape->unit, function, store->a, fill->array)))
			return fill->node;
		/* By another name: then a cut to 8 bits in the function that filled it. */
		if (fill->function == function && !fill->given && sum.arrays[0] != sum.arrays[1] && (sum.small || target->size == 1))
			return fill->node;
	}
	return 0;
}

/* The parameter that is called so, counted from 0. */
static bool parameter_named(const struct bri_unit *unit, uint32_t function, uint32_t name, uint32_t *ret_index)
{
	const struct bri_function *of = bri_unit_function(unit, function);
	for (uint32_t i = 0; i < of->params; i++)
		if (bri_unit_object(unit, of->first_param + i)->name == name) {
			*ret_index = i;
			return true;
		}
	return false;
}

/* What a function fills is, to who called it, what he handed over: box_begin(r->s). */
static void note_given(struct shape *shape, uint32_t function, const struct bri_node *call)
{
	uint32_t callee = call->a, index;
	const struct bri_node *called = plain(shape->unit, &callee);
	size_t count, known = shape->fill_count;
	const uint32_t *items = bri_unit_list(shape->unit, call, &count);
	for (size_t f = 0; called->kind == BRI_FUNCTION && f < known; f++) {
		struct fill fill = shape->fills[f];
		if (fill.function != called->a || !parameter_named(shape->unit, fill.function, fill.array, &index) ||
		    index >= count || shape->fill_count == FILLS_MAX)
			continue;
		uint32_t given = items[index];
		const struct bri_node *arg = plain(shape->unit, &given);
		while (arg->kind == BRI_ADDRESS) {
			given = arg->a;
			arg = plain(shape->unit, &given);
		}
		uint32_t name = bri_lvalue_name_id(shape->unit, given);
		if (name)
			shape->fills[shape->fill_count++] = (struct fill){function, name, fill.node, true};
	}
}

static uint32_t mix_in(struct shape *shape, uint32_t f)
{
	const struct bri_function *function = bri_unit_function(shape->unit, f);
	shape->temp_count = 0;
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(shape->unit, n);
		if (node->kind == BRI_DECLARE)
			note_temp(shape, node->a, bri_unit_object(shape->unit, node->a)->init);
		else if (node->kind == BRI_ASSIGN && node->op == BRI_OP_NONE)
			note_temp(shape, object_of(shape->unit, node->a), node->b);
	}
	for (uint32_t n = function->first_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(shape->unit, n);
		uint32_t found = node->kind == BRI_ASSIGN ? mixes(shape, f, node) : 0;
		if (found)
			return found;
	}
	return 0;
}

static void note_fills(struct shape *shape, uint32_t f, bool given)
{
	const struct bri_function *function = bri_unit_function(shape->unit, f);
	for (uint32_t n = function->first_node; function->body && n < function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(shape->unit, n);
		if (node->kind == BRI_CALL && given)
			note_given(shape, f, node);
		else if (node->kind == BRI_CALL)
			note_iota(shape, f, n, node);
		else if (!given && node->kind == BRI_ASSIGN && node->op == BRI_OP_NONE)
			note_fill(shape, f, n, node);
	}
}

uint32_t bri_keyed_permutation(const struct bri_unit *unit)
{
	struct shape shape = {.unit = unit};
	uint32_t functions = (uint32_t)bri_unit_functions(unit);
	for (uint32_t f = 1; f <= functions; f++)
		note_fills(&shape, f, false);
	for (uint32_t f = 1; f <= functions && shape.fill_count; f++)
		note_fills(&shape, f, true);
	uint32_t found = 0;
	for (uint32_t f = 1; f <= functions && shape.fill_count && !found; f++)
		if (bri_unit_function(unit, f)->body)
			found = mix_in(&shape, f);
	return found;
}
