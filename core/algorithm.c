/* SPDX-License-Identifier: Apache-2.0 */
/* Home-made algorithms of a unit: looks for the numbers, sequences, calls and shapes that the policy gives for each.
 * One number alone proves nothing; what is there is said, not what it's used for. */
#include "algorithm.h"

#include <stdio.h>
#include <string.h>

#define WANTED_SLOTS 1024
#define NAMES_MAX 32
#define LONGS_MAX 512

struct wanted {
	uint32_t number;
	bool used;
	uint32_t node; /* where it stands first; 0: nowhere */
};

struct search {
	const struct bri_policy *policy;
	const struct bri_unit *unit;
	struct wanted slots[WANTED_SLOTS];
	uint32_t shortest; /* of the sequences; 0: none is asked for */
	uint32_t longs[LONGS_MAX]; /* initialisers and literals that could hold one */
	uint32_t long_count;
	bool many; /* more than that: every node is looked at instead */
	bool indexed; /* somewhere an array's element is set to its own index */
};

static struct wanted *slot_for(struct search *search, uint32_t number)
{
	uint32_t at = number * 0x9e3779b1u >> 22 & (WANTED_SLOTS - 1);
	while (search->slots[at].used && search->slots[at].number != number)
		at = (at + 1) & (WANTED_SLOTS - 1);
	return &search->slots[at];
}

static bool is_numbers(const struct bri_condition *condition)
{
	return condition->op == BRI_IS_GROUP &&
	       (condition->number == BRI_GROUP_NUMBERS || condition->number == BRI_GROUP_WITHOUT);
}

static void want_numbers(struct search *search, const struct bri_check *check)
{
	const struct bri_condition *conditions = bri_policy_conditions(search->policy, NULL) + check->first_condition;
	const int64_t *numbers = bri_policy_numbers(search->policy, NULL);
	uint32_t total = 0;
	for (uint32_t g = 0; g < check->conditions; g++) {
		bool is_sequence = conditions[g].op == BRI_IS_GROUP && conditions[g].number == BRI_GROUP_SEQUENCE;
		if (is_sequence && (!search->shortest || conditions[g].count < search->shortest))
			search->shortest = conditions[g].count;
		for (uint32_t i = 0; is_numbers(&conditions[g]) && i < conditions[g].count && total < WANTED_SLOTS / 2;
		     i++, total++) {
			struct wanted *slot = slot_for(search, (uint32_t)numbers[conditions[g].first + i]);
			slot->used = true;
			slot->number = (uint32_t)numbers[conditions[g].first + i];
		}
	}
}

static void see(struct search *search, uint32_t number, uint32_t node)
{
	struct wanted *slot = slot_for(search, number);
	if (slot->used && !slot->node)
		slot->node = node;
}

static uint32_t numbers_in(const struct bri_node *node)
{
	return node->kind == BRI_INIT ? node->c : node->kind == BRI_STRING ? node->b : 0;
}

static const struct bri_node *uncast(const struct bri_node *nodes, uint32_t n)
{
	while (nodes[n].kind == BRI_CAST)
		n = nodes[n].a;
	return &nodes[n];
}

/* s[i] = i, *(s + i) = i, s[i++] = i, *p = i++: all else begins no keyed permutation. */
static bool sets_index(const struct bri_unit *unit, const struct bri_node *nodes, const struct bri_node *store)
{
	const struct bri_node *value = uncast(nodes, store->b), *target = &nodes[store->a];
	if (store->op == BRI_OP_NONE && value->kind == BRI_ASSIGN && bri_is_counted(unit, store))
		return true;
	if (store->op != BRI_OP_NONE || value->kind != BRI_OBJECT)
		return false;
	if (target->kind == BRI_DEREF)
		target = uncast(nodes, target->a);
	const uint32_t *subscript = bri_subscript(unit, target);
	if (target->kind != BRI_ELEMENT && target->kind != BRI_OFFSET && !subscript)
		return false;
	const struct bri_node *index = uncast(nodes, subscript ? subscript[1] : target->b);
	while (index->kind == BRI_ASSIGN && index->a)
		index = uncast(nodes, index->a);
	return index->kind == BRI_OBJECT && index->a == value->a;
}

static bool has_iota(const struct bri_unit *unit)
{
	for (uint32_t f = 1; f <= bri_unit_functions(unit); f++)
		if (bri_is_iota(unit, f))
			return true;
	return false;
}

/* The one walk over all nodes: every integer, as it stands and as a sign or a complement in front of it makes it, and
 * what is long enough to hold a sequence. */
static void see_nodes(struct search *search)
{
	const struct bri_node *nodes = bri_unit_node(search->unit, 0); /* side by side, see fact_unit.h */
	uint32_t count = (uint32_t)bri_unit_nodes(search->unit);
	for (uint32_t n = 1; n <= count; n++) {
		const struct bri_node *node = &nodes[n];
		if (node->kind == BRI_INT && node->a >= 0x10000 && (!node->b || node->b == UINT32_MAX)) {
			see(search, node->a, n);
		} else if (node->kind == BRI_UNARY && node->op != BRI_OP_NOT) {
			const struct bri_node *of = &nodes[node->a];
			if (of->kind == BRI_INT)
				see(search, node->op == BRI_OP_NEGATE ? 0 - of->a : ~of->a, n);
		} else if (node->kind == BRI_ASSIGN && !search->indexed) {
			search->indexed = sets_index(search->unit, nodes, node);
		} else if (search->shortest && numbers_in(node) >= search->shortest) {
			search->many = search->long_count == LONGS_MAX;
			if (!search->many)
				search->longs[search->long_count++] = n;
		}
	}
}

static bool sequence_at(const struct bri_unit *unit, const uint32_t *items, const int64_t *numbers, uint32_t length)
{
	uint32_t size = bri_unit_node(unit, items[0])->size, base = bri_unit_node(unit, items[0])->b;
	for (uint32_t i = 0; i < length; i++) {
		const struct bri_node *at = bri_unit_node(unit, items[i]), *value = bri_unit_node(unit, at->a);
		if (at->kind != BRI_AT || value->kind != BRI_INT || bri_node_int(value) != numbers[i] ||
		    at->b != base + i * size)
			return false;
	}
	return true;
}

static bool sequence_in(const struct bri_unit *unit, const struct bri_node *node, const int64_t *numbers,
                        uint32_t length)
{
	size_t count;
	if (node->kind == BRI_STRING) {
		const unsigned char *bytes = bri_unit_bytes(unit, node);
		for (uint32_t at = 0; at + length <= node->b; at++) {
			uint32_t i = 0;
			while (i < length && bytes[at + i] == numbers[i])
				i++;
			if (i == length)
				return true;
		}
		return false;
	}
	const uint32_t *items = bri_unit_list(unit, node, &count);
	for (size_t at = 0; at + length <= count; at++)
		if (sequence_at(unit, items + at, numbers, length))
			return true;
	return false;
}

/* The first initialiser or literal that holds the numbers side by side. */
static uint32_t find_sequence(const struct search *search, const struct bri_condition *condition)
{
	const int64_t *numbers = bri_policy_numbers(search->policy, NULL) + condition->first;
	uint32_t count = search->many ? (uint32_t)bri_unit_nodes(search->unit) : search->long_count;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t n = search->many ? i + 1 : search->longs[i];
		const struct bri_node *node = bri_unit_node(search->unit, n);
		if (numbers_in(node) >= condition->count && sequence_in(search->unit, node, numbers, condition->count))
			return n;
	}
	return 0;
}

static uint32_t find_call(const struct search *search, const struct bri_condition *condition)
{
	const uint32_t *words = bri_policy_words(search->policy, NULL) + condition->first;
	uint32_t wanted = 0;
	for (uint32_t f = 1; f <= bri_unit_functions(search->unit) && !wanted; f++) {
		const char *name = bri_unit_text(search->unit, bri_unit_function(search->unit, f)->name);
		for (uint32_t i = 0; i < condition->count; i++)
			if (strcmp(name, bri_policy_text(search->policy, words[i])) == 0)
				wanted = f;
	}
	for (uint32_t n = 1; wanted && n <= bri_unit_nodes(search->unit); n++) {
		const struct bri_node *node = bri_unit_node(search->unit, n);
		if (node->kind == BRI_FUNCTION && node->a == wanted)
			return n;
	}
	return 0;
}

/* Does the condition hold?  *ret_node: what gave it away, if that is a node. */
static bool holds(struct search *search, const struct bri_condition *condition, uint32_t *ret_node)
{
	const int64_t *numbers = bri_policy_numbers(search->policy, NULL) + condition->first;
	*ret_node = 0;
	if (condition->op == BRI_IS_WORDS)
		return condition->arg == BRI_NO_ARG
		           ? find_call(search, condition) != 0
		           : search->indexed && (*ret_node = bri_keyed_permutation(search->unit)) != 0;
	if (condition->number == BRI_GROUP_SEQUENCE)
		return (*ret_node = find_sequence(search, condition)) != 0;
	for (uint32_t i = 0; i < condition->count; i++) {
		const struct wanted *slot = slot_for(search, (uint32_t)numbers[i]);
		bool seen = slot->node != 0;
		if (seen == (condition->number == BRI_GROUP_WITHOUT))
			return false;
		if (seen && (*ret_node == 0 || slot->node < *ret_node))
			*ret_node = slot->node;
	}
	return condition->count > 0;
}

void bri_algorithms_find(const struct bri_policy *policy, const struct bri_unit *unit, const struct bri_check *check,
                         bri_algorithm_found found, void *context)
{
	const struct bri_condition *conditions = bri_policy_conditions(policy, NULL) + check->first_condition;
	struct search search = {.policy = policy, .unit = unit};
	struct {
		const char *name;
		uint32_t node;
	} seen[NAMES_MAX];
	size_t count = 0;
	want_numbers(&search, check);
	search.indexed = has_iota(unit);
	see_nodes(&search);
	for (uint32_t g = 0; g < check->conditions; g++) {
		const char *name = bri_policy_text(policy, conditions[g].text);
		uint32_t first = 0, node;
		bool all = true;
		for (;; g++) {
			all = all && holds(&search, &conditions[g], &node);
			if (all && node && (!first || node < first))
				first = node;
			if (!conditions[g].chained || g + 1 == check->conditions)
				break;
		}
		size_t at = 0;
		while (at < count && strcmp(seen[at].name, name) != 0)
			at++;
		if (!all || at == NAMES_MAX)
			continue;
		if (at == count) {
			seen[count].name = name;
			seen[count++].node = first;
		} else if (first < seen[at].node) {
			seen[at].node = first;
		}
	}
	for (size_t i = 0; i < count; i++) {
		char name[64];
		snprintf(name, sizeof name, "%s", seen[i].name);
		for (char *c = name; *c; c++)
			*c = *c >= 'a' && *c <= 'z' ? (char)(*c - 32) : *c;
		found(context, name, seen[i].node, bri_unit_node(unit, seen[i].node)->kind == BRI_ASSIGN ||
		                                               bri_unit_node(unit, seen[i].node)->kind == BRI_CALL
		                                       ? bri_unit_node(unit, seen[i].node)->location
		                                       : 0);
	}
}
