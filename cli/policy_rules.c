/* SPDX-License-Identifier: Apache-2.0 */
/* Rules files: roles, tags, and what must hold of a role, a unit, an output or
 * an image.  It refuses checks whose predicate and keys don't fit, messages with
 * unknown placeholders, and names declared twice. */

#include "policy_build.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const command_keys[] = {"starters", "shells", "valued", "stoppers", NULL};
static const char *const file_keys[] = {"family", "title", "roles", "tags", "commands", "rules", NULL};
static const char *const role_keys[] = {"secret", "slot", "public", NULL};
static const char *const rule_keys[] = {"id",  "title", "message",    "why",     "fix",    "fixes",
                                        "url", "cwe",   "references", "unknown", "checks", NULL};
static const char *const check_keys[] = {"role",     "is",       "quantifier", "elsewhere", "tag",    "schemes",
                                         "loopback", "patterns", "slot",       "markers",   "groups", "key",
                                         "setting",  "value",    "order",      "property",  "names",
                                         "algorithms", "lists",    "commands",  "digits", "functions", "members", "numbers", "refusing", "carriers", NULL};
static const char *const unknown_words[] = {"silent", "open", "error", NULL};

/* In the order of enum bri_predicate; what each takes beside quantifier and elsewhere. */
static const struct {
	const char *word;
	bool of_role;
	const char *keys; /* "|key|key|" */
	const char *required;
} predicates[BRI_PREDICATES] = {
    [BRI_IS_USED] = {"used", true, "", NULL},
    [BRI_IS_BAD] = {"bad", true, "", NULL},
    [BRI_IS_HARD_CODED] = {"hard-coded", true, "", NULL},
    [BRI_IS_FROM] = {"from", true, "|tag|names|functions|", "tag"},
    [BRI_IS_ACCEPTS_ALWAYS] = {"accepts-always", true, "", NULL},
    [BRI_IS_NOT_CONSTANT] = {"not-constant", true, "", NULL},
    [BRI_IS_PLAINTEXT_URL] = {"plaintext-url", true, "|schemes|loopback|", "schemes"},
    [BRI_IS_COMMAND] = {"command", true, "|patterns|", "patterns"},
    [BRI_IS_LOGGED] = {"logged", true, "|tag|names|functions|members|numbers|carriers|", "tag"},
    [BRI_IS_ABSENT] = {"absent", true, "|slot|", "slot"},
    [BRI_IS_PRIVATE_KEY] = {"private-key", false, "|markers|", "markers"},
    [BRI_IS_ALGORITHM] = {"algorithm", false, "|groups|algorithms|", NULL},
    [BRI_IS_GENERATOR] = {"generator", false, "|tag|groups|", "groups"},
    [BRI_IS_COMPARED_SECRET] = {"compared-secret", true, "|names|functions|refusing|digits|", "names"},
    [BRI_IS_OPTION] = {"option", false, "|key|setting|value|order|", "key"},
    [BRI_IS_FUNCTION_PROTECTION] = {"function-protection", false, "", NULL},
    [BRI_IS_OUTPUT] = {"output", false, "|property|", "property"},
    [BRI_IS_EVIDENCE] = {"evidence", false, "|property|", "property"},
    [BRI_IS_URL_CREDENTIALS] = {"url-credentials", true, "", NULL},
    [BRI_IS_IMAGE] = {"image", false, "|property|lists|commands|patterns|", "property"},
};

/* Options that adapters report (core/fact.h). */
static const char *const option_words[] = {"code",
                                           "stack-protector",
                                           "optimize",
                                           "fortify-requested",
                                           "fortify",
                                           "stack-clash",
                                           "control-flow",
                                           "auto-var-init",
                                           "format-security",
                                           "strict-flex-arrays",
                                           "exec-stack",
                                           "lto",
                                           "environment",
                                           "libc",
                                           NULL};

static bool is_word(const char *text)
{
	if (!*text)
		return false;
	for (; *text; text++)
		if (!islower((unsigned char)*text) && !isdigit((unsigned char)*text) && *text != '-')
			return false;
	return true;
}

/* "family.kebab-name" */
static bool is_rule_id(const char *id)
{
	const char *dot = strchr(id, '.');

	if (!dot || dot == id || strlen(id) > 80)
		return false;
	for (const char *at = id; at < dot; at++)
		if (!islower((unsigned char)*at) && !isdigit((unsigned char)*at) && *at != '-')
			return false;
	return is_word(dot + 1);
}

/* ---- roles and tags ------------------------------------------------------------- */

static int read_role(struct bri_build *build, const struct bri_yaml *key, const struct bri_yaml *value)
{
	static const uint32_t flags[] = {BRI_ROLE_SECRET, BRI_ROLE_HANDLE_SLOT, BRI_ROLE_PUBLIC};
	uint32_t known = bri_build_role(build, key->text), count = bri_build_count(build, BRI_TABLE_ROLES), string;
	struct bri_role *role;

	if (!is_word(key->text))
		return bri_yaml_error(key, build->reterr, "a role's name is lower case, digits and '-', not '%.60s'",
		                      key->text);
	if (known != BRI_NOTHING)
		return bri_yaml_error(key, build->reterr, "role '%s' is declared twice (first at %.200s:%u)", key->text,
		                      build->role_at[known]->file, (unsigned)build->role_at[known]->line);
	if (count == sizeof build->role_at / sizeof *build->role_at)
		return bri_yaml_error(key, build->reterr, "more than %u roles", (unsigned)count);
	if (bri_yaml_is_map(value, "a role", role_keys, build->reterr) < 0)
		return -1;
	string = bri_build_text(build, key->text);
	role = bri_build_add(build, BRI_TABLE_ROLES);
	role->name = string;
	build->role_at[count] = key;
	for (size_t i = 0; role_keys[i]; i++) {
		const struct bri_yaml *node = bri_yaml_get(value, role_keys[i]);
		bool flag = false;

		if (node && bri_yaml_bool(node, role_keys[i], &flag, build->reterr) < 0)
			return -1;
		if (flag)
			role->flags |= flags[i];
	}
	return 0;
}

static int read_roles(struct bri_build *build, const struct bri_yaml *roles)
{
	if (roles->kind != BRI_YAML_MAP)
		return bri_yaml_error(roles, build->reterr, "'roles' must be a map");
	for (size_t i = 0; i < roles->count; i++)
		if (read_role(build, roles->keys[i], roles->items[i]) < 0)
			return -1;
	return 0;
}

static int read_tags(struct bri_build *build, const struct bri_yaml *tags)
{
	if (tags->kind != BRI_YAML_LIST)
		return bri_yaml_error(tags, build->reterr, "'tags' must be a list");
	for (size_t i = 0; i < tags->count; i++) {
		uint32_t count = bri_build_count(build, BRI_TABLE_TAGS), known, string;
		const char *name = NULL;

		if (bri_yaml_text(tags->items[i], "tags", &name, build->reterr) < 0)
			return -1;
		known = bri_build_tag(build, name);
		if (known != BRI_NOTHING)
			return bri_yaml_error(tags->items[i], build->reterr,
			                      "tag '%.60s' is declared twice (first at %.200s:%u)", name,
			                      build->tag_at[known]->file, (unsigned)build->tag_at[known]->line);
		if (count == BRI_TAGS_MAX)
			return bri_yaml_error(tags->items[i], build->reterr, "more than %d tags", BRI_TAGS_MAX);
		string = bri_build_text(build, name);
		*(uint32_t *)bri_build_add(build, BRI_TABLE_TAGS) = string;
		build->tag_at[count] = tags->items[i];
	}
	return 0;
}

/* ---- what is known of command lines --------------------------------------------- */

/* Lists of texts as one setting, joined with '|'. */
static int read_programs(struct bri_build *build, const struct bri_yaml *list, const char *key)
{
	struct bri_setting *setting = build->tables[BRI_TABLE_SETTINGS].items;
	uint32_t left = bri_build_count(build, BRI_TABLE_SETTINGS), value;
	char joined[2048] = "";
	size_t used = 0;

	while (left && strcmp(bri_build_string(build, setting->key), key) != 0) {
		setting++;
		left--;
	}
	if (left)
		used = (size_t)snprintf(joined, sizeof joined, "%s", bri_build_string(build, setting->value));
	if (list->kind != BRI_YAML_LIST)
		return bri_yaml_error(list, build->reterr, "'%s' must be a list", key);
	for (size_t i = 0; i < list->count; i++) {
		const char *text = NULL;

		if (bri_yaml_text(list->items[i], key, &text, build->reterr) < 0)
			return -1;
		if (!text[0] || strchr(text, '|'))
			return bri_yaml_error(list->items[i], build->reterr, "not a program: '%.60s'", text);
		if (used + strlen(text) + 2 > sizeof joined)
			return bri_yaml_error(list->items[i], build->reterr, "'%s' is too long", key);
		used += (size_t)snprintf(joined + used, sizeof joined - used, "%s%s", used ? "|" : "", text);
	}
	value = bri_build_text(build, joined);
	if (!left) {
		uint32_t name = bri_build_text(build, key);

		setting = bri_build_add(build, BRI_TABLE_SETTINGS);
		setting->key = name;
	}
	setting->value = value;
	return 0;
}

static int read_commands(struct bri_build *build, const struct bri_yaml *map)
{
	if (bri_yaml_is_map(map, "'commands'", command_keys, build->reterr) < 0)
		return -1;
	for (size_t i = 0; command_keys[i]; i++) {
		const struct bri_yaml *list = bri_yaml_get(map, command_keys[i]);

		if (list && read_programs(build, list, command_keys[i]) < 0)
			return -1;
	}
	return 0;
}

/* ---- checks ------------------------------------------------------------------------ */

static int read_predicate(struct bri_build *build, const struct bri_yaml *map, unsigned *ret_predicate)
{
	const char *words[BRI_PREDICATES + 1];
	const struct bri_yaml *is = bri_yaml_get(map, "is");

	for (int i = 0; i < BRI_PREDICATES; i++)
		words[i] = predicates[i].word;
	words[BRI_PREDICATES] = NULL;
	if (!is)
		return bri_yaml_error(map, build->reterr, "missing key 'is'");
	return bri_yaml_word(is, "predicate", words, ret_predicate, build->reterr);
}

static int check_check_keys(struct bri_build *build, const struct bri_yaml *map, unsigned predicate)
{
	const char *word = predicates[predicate].word;

	for (size_t i = 0; i < map->count; i++) {
		const char *key = map->keys[i]->text;
		const char *found = strstr(predicates[predicate].keys, key);

		if (strcmp(key, "is") == 0 || strcmp(key, "quantifier") == 0 || strcmp(key, "elsewhere") == 0 ||
		    strcmp(key, "role") == 0)
			continue;
		if (!found || found[-1] != '|' || found[strlen(key)] != '|')
			return bri_yaml_error(map->keys[i], build->reterr, "'is: %s' takes no '%s'", word, key);
	}
	if (predicates[predicate].required && !bri_yaml_get(map, predicates[predicate].required))
		return bri_yaml_error(map, build->reterr, "'is: %s' also needs '%s'", word,
		                      predicates[predicate].required);
	if (predicate == BRI_IS_FROM && bri_yaml_get(map, "names")) {
		if (bri_yaml_get(map, "role"))
			return bri_yaml_error(bri_yaml_get(map, "role"), build->reterr,
			                      "'is: from' takes either 'role' or 'names'");
		return 0;
	}
	if (predicates[predicate].of_role && !bri_yaml_get(map, "role"))
		return bri_yaml_error(map, build->reterr, "'is: %s' also needs 'role'", word);
	if (!predicates[predicate].of_role && bri_yaml_get(map, "role"))
		return bri_yaml_error(bri_yaml_get(map, "role"), build->reterr, "'is: %s' takes no 'role'", word);
	return 0;
}

static int read_option(struct bri_build *build, const struct bri_yaml *map, struct bri_check *check)
{
	const struct bri_yaml *setting = bri_yaml_get(map, "setting"), *value = bri_yaml_get(map, "value");
	const struct bri_yaml *order = bri_yaml_get(map, "order"), *item;
	const char *text = NULL, *minimum = NULL;
	bool found = !value;
	unsigned which = 0;

	if (bri_yaml_word(bri_yaml_get(map, "key"), "option", option_words, &which, build->reterr) < 0)
		return -1;
	check->subject = bri_build_text(build, option_words[which]);
	if (!setting == !value)
		return bri_yaml_error(map, build->reterr, "'is: option' needs either 'setting' or 'value'");
	if (!order)
		return bri_yaml_error(map, build->reterr,
		                      "'is: option' also needs 'order', the values from weak to strong");
	if (setting && bri_yaml_text(setting, "setting", &text, build->reterr) < 0)
		return -1;
	check->setting = setting ? bri_build_text(build, text) : 0;
	if (value && bri_yaml_text(value, "value", &minimum, build->reterr) < 0)
		return -1;
	for (size_t n = 0; value && (item = bri_yaml_item(order, n)); n++)
		if (item->kind == BRI_YAML_SCALAR && strcmp(item->text, minimum) == 0)
			found = true;
	if (!found)
		return bri_yaml_error(value, build->reterr, "value '%.60s' doesn't stand in 'order'", minimum);
	return bri_build_words(build, order, "order", BRI_IS_WORDS, bri_build_text(build, minimum));
}

/* What the predicate's own keys say, as the check's subject and conditions. */
static int read_operands(struct bri_build *build, const struct bri_yaml *map, struct bri_check *check)
{
	static const char *const lists[] = {"schemes", "loopback", "markers", "names", "commands", "functions", "members",
	                                    "numbers", "refusing", "carriers"};
	static const char *const texts[] = {"slot", "property"};
	const char *text = NULL;

	check->first_condition = bri_build_count(build, BRI_TABLE_CONDITIONS);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct bri_yaml *list = bri_yaml_get(map, lists[i]);

		if (list && bri_build_words(build, list, lists[i], BRI_IS_WORDS, bri_build_text(build, lists[i])) < 0)
			return -1;
	}
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (bri_yaml_key_text(map, texts[i], false, &text, build->reterr) < 0)
			return -1;
		if (text && !is_word(text))
			return bri_yaml_error(bri_yaml_get(map, texts[i]), build->reterr,
			                      "'%s' must be lower case, digits and '-', not '%.60s'", texts[i], text);
		if (text)
			check->subject = bri_build_text(build, text);
	}
	if (bri_yaml_get(map, "lists") && bri_build_lists(build, bri_yaml_get(map, "lists")) < 0)
		return -1;
	if (bri_yaml_get(map, "patterns") && bri_build_patterns(build, bri_yaml_get(map, "patterns")) < 0)
		return -1;
	if (bri_yaml_get(map, "groups") && bri_build_groups(build, bri_yaml_get(map, "groups")) < 0)
		return -1;
	if (bri_yaml_get(map, "algorithms") && bri_build_algorithms(build, bri_yaml_get(map, "algorithms")) < 0)
		return -1;
	if (check->predicate == BRI_IS_OPTION && read_option(build, map, check) < 0)
		return -1;
	check->conditions = bri_build_count(build, BRI_TABLE_CONDITIONS) - check->first_condition;
	return 0;
}

static void add_check(struct bri_build *build, const struct bri_check *check, uint32_t role, const struct bri_yaml *at)
{
	struct bri_build_check *one = bri_table_add(build, &build->checks, sizeof *one);

	one->check = *check;
	one->role = role;
	one->order = (uint32_t)build->checks.count;
	one->at = at;
}

/* One check for each tag (a predicate without tag: once). */
static int add_for_tags(struct bri_build *build, struct bri_check check, uint32_t role, const struct bri_yaml *map)
{
	const struct bri_yaml *tags = bri_yaml_get(map, "tag"), *item;
	const char *name = NULL;

	if (!tags) {
		add_check(build, &check, role, map);
		return 0;
	}
	for (size_t n = 0; (item = bri_yaml_item(tags, n)); n++) {
		uint32_t tag;

		if (bri_yaml_text(item, "tag", &name, build->reterr) < 0)
			return -1;
		tag = bri_build_tag(build, name);
		if (tag == BRI_NOTHING)
			return bri_yaml_error(item, build->reterr,
			                      "unknown tag '%.60s': declare it under 'tags' in a rules file", name);
		check.tag = (uint8_t)tag;
		add_check(build, &check, role, map);
	}
	return 0;
}

static int add_for_roles(struct bri_build *build, const struct bri_check *check, const struct bri_yaml *map)
{
	const struct bri_yaml *roles = bri_yaml_get(map, "role"), *item;
	const char *name = NULL;

	if (!roles)
		return add_for_tags(build, *check, BRI_NOTHING, map);
	if (!bri_yaml_item(roles, 0))
		return bri_yaml_error(roles, build->reterr, "'role' is an empty list");
	for (size_t n = 0; (item = bri_yaml_item(roles, n)); n++) {
		uint32_t role;

		if (bri_yaml_text(item, "role", &name, build->reterr) < 0)
			return -1;
		role = bri_build_role(build, name);
		if (role == BRI_NOTHING)
			return bri_yaml_error(item, build->reterr,
			                      "unknown role '%.60s': declare it under 'roles' in a rules file", name);
		if (add_for_tags(build, *check, role, map) < 0)
			return -1;
	}
	return 0;
}

static int read_check(struct bri_build *build, const struct bri_yaml *map, uint32_t rule)
{
	static const char *const quantifier_words[] = {"any", "all", NULL};
	const struct bri_yaml *quantifier, *elsewhere, *digits;
	struct bri_check check;
	unsigned predicate = 0, all = 0;
	bool is_elsewhere = false, is_digits = false;

	memset(&check, 0, sizeof check);
	if (bri_yaml_is_map(map, "a check", check_keys, build->reterr) < 0 ||
	    read_predicate(build, map, &predicate) < 0 || check_check_keys(build, map, predicate) < 0)
		return -1;
	quantifier = bri_yaml_get(map, "quantifier");
	elsewhere = bri_yaml_get(map, "elsewhere");
	digits = bri_yaml_get(map, "digits");
	if ((quantifier && bri_yaml_word(quantifier, "quantifier", quantifier_words, &all, build->reterr) < 0) ||
	    (elsewhere && bri_yaml_bool(elsewhere, "elsewhere", &is_elsewhere, build->reterr) < 0) ||
	    (digits && bri_yaml_bool(digits, "digits", &is_digits, build->reterr) < 0))
		return -1;
	check.rule = rule;
	check.predicate = (uint8_t)predicate;
	check.flags = (uint8_t)((all ? BRI_CHECK_ALL : 0) | (is_elsewhere ? BRI_CHECK_ELSEWHERE : 0) |
	                        (is_digits ? BRI_CHECK_DIGITS : 0));
	if (read_operands(build, map, &check) < 0)
		return -1;
	return add_for_roles(build, &check, map);
}

/* ---- rules ------------------------------------------------------------------------- */

static int check_placeholders(struct bri_build *build, const struct bri_yaml *node)
{
	static const char *const known[] = {"{what}", "{value}", "{role}", "{name}", "{place}"};

	for (const char *at = strchr(node->text, '{'); at; at = strchr(at + 1, '{')) {
		bool found = false;

		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			found |= strncmp(at, known[i], strlen(known[i])) == 0;
		if (!found)
			return bri_yaml_error(
			    node, build->reterr,
			    "unknown placeholder at '%.20s'; known: {what} {value} {role} {name} {place}", at);
	}
	return 0;
}

static int read_rule_texts(struct bri_build *build, const struct bri_yaml *map, struct bri_rule *rule)
{
	const struct {
		const char *key;
		bool required;
		uint32_t *string;
	} keys[] = {{"title", true, &rule->title}, {"message", true, &rule->message}, {"why", true, &rule->why},
	            {"fix", true, &rule->fix},     {"url", false, &rule->url},        {"cwe", false, &rule->cwe}};
	const char *text = NULL;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (bri_yaml_key_text(map, keys[i].key, keys[i].required, &text, build->reterr) < 0)
			return -1;
		*keys[i].string = bri_build_text(build, text);
		if (text && strcmp(keys[i].key, "cwe") == 0 &&
		    (strncmp(text, "CWE-", 4) != 0 || !text[4] || strspn(text + 4, "0123456789") != strlen(text + 4)))
			return bri_yaml_error(bri_yaml_get(map, "cwe"), build->reterr,
			                      "'cwe' must be like CWE-295, not '%.60s'", text);
	}
	return check_placeholders(build, bri_yaml_get(map, "message"));
}

static int read_fixes(struct bri_build *build, const struct bri_yaml *fixes, struct bri_rule *rule)
{
	const char *text = NULL;

	rule->first_fix = bri_build_count(build, BRI_TABLE_FIXES);
	if (!fixes)
		return 0;
	if (fixes->kind != BRI_YAML_MAP)
		return bri_yaml_error(fixes, build->reterr, "'fixes' must be a map of library to text");
	for (size_t i = 0; i < fixes->count; i++) {
		uint32_t library = bri_build_text(build, fixes->keys[i]->text);
		struct bri_fix *fix;

		if (bri_yaml_text(fixes->items[i], fixes->keys[i]->text, &text, build->reterr) < 0)
			return -1;
		fix = bri_build_add(build, BRI_TABLE_FIXES);
		fix->library = library;
		fix->text = bri_build_text(build, text);
	}
	rule->fixes = (uint32_t)fixes->count;
	return 0;
}

static int read_references(struct bri_build *build, const struct bri_yaml *references, struct bri_rule *rule)
{
	const struct bri_yaml *item;
	const char *text = NULL;

	rule->first_reference = bri_build_count(build, BRI_TABLE_REFERENCES);
	if (!references)
		return 0;
	if (references->kind != BRI_YAML_MAP)
		return bri_yaml_error(references, build->reterr, "'references' must be a map of standard to clauses");
	for (size_t i = 0; i < references->count; i++) {
		uint32_t standard = bri_build_text(build, references->keys[i]->text);

		for (size_t n = 0; (item = bri_yaml_item(references->items[i], n)); n++) {
			struct bri_reference *reference;

			if (bri_yaml_text(item, "references", &text, build->reterr) < 0)
				return -1;
			reference = bri_build_add(build, BRI_TABLE_REFERENCES);
			reference->standard = standard;
			reference->clause = bri_build_text(build, text);
		}
	}
	rule->references = bri_build_count(build, BRI_TABLE_REFERENCES) - rule->first_reference;
	return 0;
}

static int read_checks(struct bri_build *build, const struct bri_yaml *map, uint32_t rule)
{
	const struct bri_yaml *checks = bri_yaml_get(map, "checks");

	if (!checks)
		return bri_yaml_error(map, build->reterr, "missing key 'checks'");
	if (checks->kind != BRI_YAML_LIST)
		return bri_yaml_error(checks, build->reterr, "'checks' must be a list");
	for (size_t i = 0; i < checks->count; i++)
		if (read_check(build, checks->items[i], rule) < 0)
			return -1;
	return 0;
}

static int read_rule(struct bri_build *build, const struct bri_yaml *map, const char *family)
{
	uint32_t order = (uint32_t)build->rules.count;
	const struct bri_build_rule *same;
	struct bri_build_rule *one;
	const struct bri_yaml *unknown;
	struct bri_rule rule;
	const char *id = NULL;
	unsigned which = 0;

	memset(&rule, 0, sizeof rule);
	if (bri_yaml_is_map(map, "a rule", rule_keys, build->reterr) < 0 ||
	    bri_yaml_key_text(map, "id", true, &id, build->reterr) < 0)
		return -1;
	if (!is_rule_id(id) || strncmp(id, family, strlen(family)) != 0 || id[strlen(family)] != '.')
		return bri_yaml_error(bri_yaml_get(map, "id"), build->reterr,
		                      "an id here is '%.40s.kebab-name', not '%.80s'", family, id);
	same = bri_build_rule(build, id);
	if (same)
		return bri_yaml_error(bri_yaml_get(map, "id"), build->reterr,
		                      "rule '%s' is defined twice (first at %.200s:%u)", id, same->at->file,
		                      (unsigned)same->at->line);
	unknown = bri_yaml_get(map, "unknown");
	if (unknown && bri_yaml_word(unknown, "meaning of 'unknown':", unknown_words, &which, build->reterr) < 0)
		return -1;
	rule.id = bri_build_text(build, id);
	rule.unknown = (uint8_t)which;
	if (read_rule_texts(build, map, &rule) < 0 || read_fixes(build, bri_yaml_get(map, "fixes"), &rule) < 0 ||
	    read_references(build, bri_yaml_get(map, "references"), &rule) < 0)
		return -1;
	one = bri_table_add(build, &build->rules, sizeof *one);
	one->rule = rule;
	one->id = id;
	one->at = bri_yaml_get(map, "id");
	one->order = order;
	return read_checks(build, map, order);
}

int bri_build_vocabulary_file(struct bri_build *build, const struct bri_yaml *file)
{
	const struct bri_yaml *roles, *tags, *commands;

	if (bri_yaml_is_map(file, "a rules file", file_keys, build->reterr) < 0)
		return -1;
	roles = bri_yaml_get(file, "roles");
	tags = bri_yaml_get(file, "tags");
	commands = bri_yaml_get(file, "commands");
	if ((roles && read_roles(build, roles) < 0) || (tags && read_tags(build, tags) < 0) ||
	    (commands && read_commands(build, commands) < 0))
		return -1;
	return bri_build_memory(build);
}

int bri_build_rules_file(struct bri_build *build, const struct bri_yaml *file)
{
	const char *family = NULL, *title = NULL;
	const struct bri_yaml *rules;

	if (bri_yaml_key_text(file, "family", true, &family, build->reterr) < 0 ||
	    bri_yaml_key_text(file, "title", false, &title, build->reterr) < 0)
		return -1;
	if (!is_word(family))
		return bri_yaml_error(bri_yaml_get(file, "family"), build->reterr,
		                      "a family's name is lower case, digits and '-', not '%.60s'", family);
	rules = bri_yaml_get(file, "rules");
	if (!rules)
		return bri_yaml_error(file, build->reterr, "missing key 'rules'");
	if (rules->kind != BRI_YAML_LIST)
		return bri_yaml_error(rules, build->reterr, "'rules' must be a list");
	for (size_t i = 0; i < rules->count; i++)
		if (read_rule(build, rules->items[i], family) < 0)
			return -1;
	return bri_build_memory(build);
}
