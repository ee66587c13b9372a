/* SPDX-License-Identifier: Apache-2.0 */
/* What a check's predicate takes beside words: command patterns, groups of numbers, algorithms.  It refuses what says
 * nothing. */

#include "policy_build.h"

#include <string.h>

/* A command pattern: programs joined by '|', options joined by '|'. */
static int read_pattern(struct bri_build *build, const struct bri_yaml *map)
{
	static const char *const keys[] = {"program", "options", NULL};
	uint32_t first = bri_build_count(build, BRI_TABLE_WORDS), program_string, options_string;
	const struct bri_yaml *options, *item;
	const char *program = NULL, *option = NULL;
	struct bri_condition *condition;
	char joined[2048] = "";
	size_t used = 0;

	if (bri_yaml_is_map(map, "a pattern", keys, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "program", true, &program, build->reterr) < 0)
		return -1;
	options = bri_yaml_get(map, "options");
	for (size_t n = 0; options && (item = bri_yaml_item(options, n)); n++) {
		size_t length;

		if (bri_yaml_text(item, "options", &option, build->reterr) < 0)
			return -1;
		length = strlen(option);
		if (length == 0 || strchr(option, '|'))
			return bri_yaml_error(item, build->reterr, "an option must not be empty or hold '|'");
		if (length + 2 > sizeof joined - used)
			return bri_yaml_error(item, build->reterr, "the options of one pattern are too long together");
		if (used)
			joined[used++] = '|';
		memcpy(joined + used, option, length + 1);
		used += length;
	}
	if (options && used == 0)
		return bri_yaml_error(options, build->reterr, "'options' is an empty list");
	program_string = bri_build_text(build, program);
	options_string = bri_build_text(build, joined);
	*(uint32_t *)bri_build_add(build, BRI_TABLE_WORDS) = program_string;
	*(uint32_t *)bri_build_add(build, BRI_TABLE_WORDS) = options_string;
	condition = bri_build_add(build, BRI_TABLE_CONDITIONS);
	condition->op = BRI_IS_PATTERN;
	condition->arg = BRI_NO_ARG;
	condition->first = first;
	condition->count = 2;
	return 0;
}

int bri_build_patterns(struct bri_build *build, const struct bri_yaml *patterns)
{
	if (patterns->kind != BRI_YAML_LIST || patterns->count == 0)
		return bri_yaml_error(patterns, build->reterr, "'patterns' must be a list of patterns");
	for (size_t i = 0; i < patterns->count; i++)
		if (read_pattern(build, patterns->items[i]) < 0)
			return -1;
	return 0;
}

int bri_build_lists(struct bri_build *build, const struct bri_yaml *lists)
{
	if (lists->kind != BRI_YAML_MAP || lists->count == 0)
		return bri_yaml_error(lists, build->reterr, "'lists' must be a map of lists of words");
	for (size_t i = 0; i < lists->count; i++)
		if (bri_build_words(build, lists->items[i], lists->keys[i]->text, BRI_IS_WORDS,
		                    bri_build_text(build, lists->keys[i]->text)) < 0)
			return -1;
	return 0;
}

int bri_build_groups(struct bri_build *build, const struct bri_yaml *groups)
{
	if (groups->kind != BRI_YAML_MAP || groups->count == 0)
		return bri_yaml_error(groups, build->reterr, "'groups' must be a map of lists of numbers");
	for (size_t i = 0; i < groups->count; i++)
		if (bri_build_numbers(build, groups->items[i], groups->keys[i]->text, BRI_IS_GROUP,
		                      bri_build_text(build, groups->keys[i]->text)) < 0)
			return -1;
	return 0;
}

/* One algorithm: what all must be there, as a chain that begins with its name. */
static int read_algorithm(struct bri_build *build, const struct bri_yaml *map)
{
	static const char *const keys[] = {"name", "numbers", "without", "sequence", "calls", "structure", NULL};
	static const enum bri_group kinds[] = {BRI_GROUP_NUMBERS, BRI_GROUP_WITHOUT, BRI_GROUP_SEQUENCE};
	static const char *const structures[] = {"keyed-permutation", NULL};
	uint32_t first = bri_build_count(build, BRI_TABLE_CONDITIONS), count, name_string;
	const char *name = NULL;
	struct bri_condition *conditions;
	unsigned structure;

	if (bri_yaml_is_map(map, "an algorithm", keys, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "name", true, &name, build->reterr) < 0)
		return -1;
	name_string = bri_build_text(build, name);
	for (size_t i = 1; keys[i]; i++) {
		const struct bri_yaml *list = bri_yaml_get(map, keys[i]);
		bool is_words = i > 3;

		if (!list)
			continue;
		if (i == 5 && bri_yaml_word(list, "structure", structures, &structure, build->reterr) < 0)
			return -1;
		if ((is_words ? bri_build_words(build, list, keys[i], BRI_IS_WORDS, 0)
		              : bri_build_numbers(build, list, keys[i], BRI_IS_GROUP, 0)) < 0)
			return -1;
		conditions = build->tables[BRI_TABLE_CONDITIONS].items;
		count = bri_build_count(build, BRI_TABLE_CONDITIONS);
		if (!is_words)
			conditions[count - 1].number = kinds[i - 1];
		else if (i == 5)
			conditions[count - 1].arg = 0;
	}
	count = bri_build_count(build, BRI_TABLE_CONDITIONS);
	if (count == first)
		return bri_yaml_error(map, build->reterr, "algorithm '%.60s' says nothing to know it by", name);
	conditions = build->tables[BRI_TABLE_CONDITIONS].items;
	conditions[first].text = name_string;
	for (uint32_t i = first; i + 1 < count; i++)
		conditions[i].chained = 1;
	return 0;
}

int bri_build_algorithms(struct bri_build *build, const struct bri_yaml *list)
{
	if (list->kind != BRI_YAML_LIST || list->count == 0)
		return bri_yaml_error(list, build->reterr, "'algorithms' must be a list of algorithms");
	for (size_t i = 0; i < list->count; i++)
		if (read_algorithm(build, list->items[i]) < 0)
			return -1;
	return 0;
}
