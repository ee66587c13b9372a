/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions: what a value must be like.  One map becomes a chain of entries
 * joined by `and`.  It refuses an empty map, a mask without a comparison, and
 * texts where only numbers can stand (what a callback returns). */

#include "policy_build.h"

#include <string.h>

enum operand { NUMBER, NUMBERS, WORDS, FLAG, TOKENS, NAMES, TAG };

static const struct {
	const char *key;
	enum bri_operator op;
	enum operand operand;
} operators[] = {
    {"eq", BRI_EQ, NUMBER},
    {"ne", BRI_NE, NUMBER},
    {"lt", BRI_LT, NUMBER},
    {"le", BRI_LE, NUMBER},
    {"gt", BRI_GT, NUMBER},
    {"ge", BRI_GE, NUMBER},
    {"in", BRI_IN, NUMBERS},
    {"not-in", BRI_NOT_IN, NUMBERS},
    {"set", BRI_SET, NUMBER},
    {"clear", BRI_CLEAR, NUMBER},
    {"null", BRI_NULL, FLAG},
    {"non-null", BRI_NOT_NULL, FLAG},
    {"text", BRI_TEXT_IN, WORDS},
    {"prefix", BRI_TEXT_PREFIX, WORDS},
    {"glob", BRI_TEXT_GLOB, WORDS},
    {"has", BRI_TEXT_HAS, WORDS},
    {"not-glob", BRI_TEXT_NOT_GLOB, WORDS},
    {"longer", BRI_TEXT_LONGER, NUMBER},
    {"tokens", BRI_TEXT_TOKENS, TOKENS},
    {"call", BRI_FROM_CALL, WORDS},
    {"named", BRI_NAMED, NAMES},
    {"object", BRI_OBJECT_NAMED, WORDS},
    {"marked", BRI_MARKED, TAG},
};
enum { OPERATORS = sizeof operators / sizeof *operators };

/* "arg" and "deref" last: they are words of `when` only. */
static const char *const condition_keys[] = {
    "eq",       "ne",   "lt",     "le",   "gt",  "ge",     "in",     "not-in", "set",  "clear",    "null",
    "non-null", "text", "prefix", "glob", "has", "longer", "tokens", "call",   "mask", "not-glob", "named", "object", NULL};
static const char *const when_keys[] = {"arg",  "word", "deref",  "eq",     "ne",     "lt",   "le",       "gt",       "ge",
                                        "in",   "not-in", "set",    "clear",  "null", "non-null", "text",     "prefix",
                                        "glob", "has",    "longer", "tokens", "call", "mask",     "not-glob", "named",
                                        "object", "marked", NULL};
static const char *const returns_keys[] = {"eq", "ne", "lt", "le", "gt", "ge", "in", "not-in", "set", "clear", NULL};

int bri_build_index(const struct bri_yaml *node, const char *name, uint8_t *ret_index, struct bri_error *reterr)
{
	int64_t number = 0;

	if (bri_yaml_number(node, name, &number, reterr) < 0)
		return -1;
	if (number < 0 || number >= BRI_PAIR_NAME)
		return bri_yaml_error(node, reterr, "'%s' must be an argument's index, 0 to 253, not %lld", name,
		                      (long long)number);
	*ret_index = (uint8_t)number;
	return 0;
}

static struct bri_condition *condition_new(struct bri_build *build, enum bri_operator op)
{
	struct bri_condition *condition = bri_build_add(build, BRI_TABLE_CONDITIONS);

	condition->op = (uint8_t)op;
	condition->arg = BRI_NO_ARG;
	return condition;
}

/* Appends a list's texts to WORDS; *ret_count of them. */
static int add_words(struct bri_build *build, const struct bri_yaml *list, const char *name, uint32_t *ret_count)
{
	const struct bri_yaml *item;
	const char *text = NULL;
	uint32_t n = 0;

	for (; (item = bri_yaml_item(list, n)); n++) {
		uint32_t string;

		if (bri_yaml_text(item, name, &text, build->reterr) < 0)
			return -1;
		string = bri_build_text(build, text);
		*(uint32_t *)bri_build_add(build, BRI_TABLE_WORDS) = string;
	}
	if (n == 0)
		return bri_yaml_error(list, build->reterr, "'%s' is an empty list", name);
	*ret_count = n;
	return 0;
}

int bri_build_words(struct bri_build *build, const struct bri_yaml *list, const char *name, enum bri_operator op,
                    uint32_t text)
{
	uint32_t first = bri_build_count(build, BRI_TABLE_WORDS), count = 0;
	struct bri_condition *condition;

	if (add_words(build, list, name, &count) < 0)
		return -1;
	condition = condition_new(build, op);
	condition->text = text;
	condition->first = first;
	condition->count = count;
	return 0;
}

/* Appends a list's numbers to NUMBERS; *ret_count of them. */
static int add_numbers(struct bri_build *build, const struct bri_yaml *list, const char *name, uint32_t *ret_count)
{
	const struct bri_yaml *item;
	int64_t number = 0;
	uint32_t n = 0;

	for (; (item = bri_yaml_item(list, n)); n++) {
		if (bri_yaml_number(item, name, &number, build->reterr) < 0)
			return -1;
		*(int64_t *)bri_build_add(build, BRI_TABLE_NUMBERS) = number;
	}
	if (n == 0)
		return bri_yaml_error(list, build->reterr, "'%s' is an empty list", name);
	*ret_count = n;
	return 0;
}

int bri_build_numbers(struct bri_build *build, const struct bri_yaml *list, const char *name, enum bri_operator op,
                      uint32_t text)
{
	uint32_t first = bri_build_count(build, BRI_TABLE_NUMBERS), count = 0;
	struct bri_condition *condition;

	if (add_numbers(build, list, name, &count) < 0)
		return -1;
	condition = condition_new(build, op);
	condition->text = text;
	condition->first = first;
	condition->count = count;
	return 0;
}

static int add_tokens(struct bri_build *build, const struct bri_yaml *map)
{
	static const char *const keys[] = {"separators", "negators", "bad", NULL};
	const char *separators = NULL, *negators = NULL;
	const struct bri_yaml *bad;
	uint32_t first = bri_build_count(build, BRI_TABLE_WORDS), count = 0;
	struct bri_condition *condition;

	if (bri_yaml_is_map(map, "tokens", keys, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "separators", true, &separators, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "negators", false, &negators, build->reterr) < 0)
		return -1;
	bad = bri_yaml_get(map, "bad");
	if (!bad)
		return bri_yaml_error(map, build->reterr, "missing key 'bad'");
	*(uint32_t *)bri_build_add(build, BRI_TABLE_WORDS) = bri_build_text(build, separators);
	*(uint32_t *)bri_build_add(build, BRI_TABLE_WORDS) = bri_build_text(build, negators);
	if (add_words(build, bad, "bad", &count) < 0)
		return -1;
	condition = condition_new(build, BRI_TEXT_TOKENS);
	condition->first = first;
	condition->count = count + 2;
	return 0;
}

/* Enumerators and the numbers that stand in where a unit declares none of them. */
static int add_names(struct bri_build *build, const struct bri_yaml *map)
{
	uint32_t words = bri_build_count(build, BRI_TABLE_WORDS), first = bri_build_count(build, BRI_TABLE_NUMBERS);
	struct bri_condition *condition;

	if (map->kind != BRI_YAML_MAP || map->count == 0)
		return bri_yaml_error(map, build->reterr, "'named' must be a map: {ENUMERATOR: number, ...}");
	for (size_t i = 0; i < map->count; i++) {
		uint32_t string = bri_build_text(build, map->keys[i]->text);
		int64_t number = 0;

		if (bri_yaml_number(map->items[i], map->keys[i]->text, &number, build->reterr) < 0)
			return -1;
		*(uint32_t *)bri_build_add(build, BRI_TABLE_WORDS) = string;
		*(int64_t *)bri_build_add(build, BRI_TABLE_NUMBERS) = number;
	}
	condition = condition_new(build, BRI_NAMED);
	condition->number = words;
	condition->first = first;
	condition->count = (uint32_t)map->count;
	return 0;
}

static int add_tag(struct bri_build *build, const struct bri_yaml *value, const char *key)
{
	const char *name = NULL;
	uint32_t tag;

	if (bri_yaml_text(value, key, &name, build->reterr) < 0)
		return -1;
	tag = bri_build_tag(build, name);
	if (tag == BRI_NOTHING)
		return bri_yaml_error(value, build->reterr,
		                      "unknown tag '%.60s': declare it under 'tags' in a rules file", name);
	condition_new(build, BRI_MARKED)->number = tag;
	return 0;
}

static int add_operator(struct bri_build *build, int which, const struct bri_yaml *value)
{
	const char *key = operators[which].key;
	int64_t number = 0;
	bool flag = false;

	switch (operators[which].operand) {
	case NUMBER:
		if (bri_yaml_number(value, key, &number, build->reterr) < 0)
			return -1;
		condition_new(build, operators[which].op)->number = number;
		return 0;
	case NUMBERS:
		return bri_build_numbers(build, value, key, operators[which].op, 0);
	case WORDS:
		return bri_build_words(build, value, key, operators[which].op, 0);
	case FLAG:
		if (bri_yaml_bool(value, key, &flag, build->reterr) < 0)
			return -1;
		if (!flag)
			return bri_yaml_error(value, build->reterr,
			                      "'%s' can only be true: leave it out, or say '%s: true'", key,
			                      operators[which].op == BRI_NULL ? "non-null" : "null");
		condition_new(build, operators[which].op);
		return 0;
	case TOKENS:
		return add_tokens(build, value);
	case NAMES:
		return add_names(build, value);
	case TAG:
		return add_tag(build, value, key);
	}
	return -1;
}

static bool is_masked(const struct bri_condition *condition)
{
	return condition->op <= BRI_CLEAR;
}

/* Mask, argument, chain: what all entries of one map share. */
static int finish_chain(struct bri_build *build, const struct bri_yaml *map, uint32_t first, uint8_t arg, unsigned deref,
                        enum bri_condition_use use)
{
	struct bri_condition *conditions = build->tables[BRI_TABLE_CONDITIONS].items;
	uint32_t end = bri_build_count(build, BRI_TABLE_CONDITIONS);
	const struct bri_yaml *mask_node = bri_yaml_get(map, "mask");
	int64_t mask = 0;
	bool masked = false;

	if (bri_build_memory(build) < 0)
		return -1;
	if (mask_node && bri_yaml_number(mask_node, "mask", &mask, build->reterr) < 0)
		return -1;
	for (uint32_t i = first; i < end; i++) {
		struct bri_condition *condition = &conditions[i];

		masked |= is_masked(condition);
		if (use == BRI_USE_RETURNS) {
			condition->mask = condition->op;
			condition->op = BRI_RETURNS;
		} else if (is_masked(condition)) {
			condition->mask = mask;
		}
		condition->arg = arg;
		condition->deref = (uint8_t)deref;
		condition->chained = i + 1 < end;
	}
	if (mask_node && (!masked || mask == 0))
		return bri_yaml_error(mask_node, build->reterr,
		                      mask ? "'mask' without a comparison of numbers" : "'mask' must not be 0");
	return 0;
}

int bri_build_condition(struct bri_build *build, const struct bri_yaml *map, uint8_t arg, unsigned deref,
                        enum bri_condition_use use)
{
	const char *const *keys = use == BRI_USE_WHEN      ? when_keys
	                          : use == BRI_USE_RETURNS ? returns_keys
	                                                   : condition_keys;
	uint32_t first = bri_build_count(build, BRI_TABLE_CONDITIONS);

	if (bri_yaml_is_map(map, "a condition", keys, build->reterr) < 0)
		return -1;
	for (size_t i = 0; i < map->count; i++)
		for (int which = 0; which < OPERATORS; which++)
			if (strcmp(operators[which].key, map->keys[i]->text) == 0 &&
			    add_operator(build, which, map->items[i]) < 0)
				return -1;
	if (bri_build_count(build, BRI_TABLE_CONDITIONS) == first && !build->broken)
		return bri_yaml_error(map, build->reterr, "a condition that compares nothing");
	return finish_chain(build, map, first, arg, deref, use);
}
