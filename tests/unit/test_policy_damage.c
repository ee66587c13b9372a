/* SPDX-License-Identifier: Apache-2.0 */
/* A compiled policy whose checksum is right and whose tables can't be: each impossibility is refused by its name. */
#include "little_policy.h"

enum { RULES = 2, CHECKS = 2, CONDITIONS = 8, NAMES = 8, TAGS = BRI_TAGS_MAX + 1 };

struct tables {
	struct bri_rule rules[RULES];
	struct bri_role roles[1];
	struct bri_check checks[CHECKS];
	struct bri_api apis[1];
	struct bri_condition conditions[CONDITIONS];
	int64_t numbers[2];
	uint32_t words[2];
	struct bri_name names[NAMES];
	uint32_t tags[TAGS];
	struct bri_scope scopes[1];
	uint32_t rule_count, name_count, tag_count;
	bool open_strings, closed_strings; /* the string table's last and first byte are something else */
};

static struct little *little;

static struct tables good(void)
{
	struct tables t = {.rule_count = RULES, .name_count = NAMES, .tag_count = 2};
	little = little_new();
	static const uint8_t ops[CONDITIONS] = {BRI_EQ, BRI_IN, BRI_TEXT_IN, BRI_TEXT_TOKENS,
	                                        BRI_NAMED, BRI_MARKED, BRI_RETURNS, BRI_RETURNS};
	const uint32_t ids[] = {little_text(little, "a.one"), little_text(little, "a.two")}, call = little_text(little, "f");
	for (uint32_t i = 0; i < RULES; i++) {
		t.rules[i].id = ids[i];
		t.rules[i].severity = t.rules[i].severity_elsewhere = BRI_ERROR;
		t.names[i] = (struct bri_name){ids[i], i, 1, BRI_NAME_RULE};
	}
	t.names[2] = (struct bri_name){call, 0, 1, BRI_NAME_CALL};
	t.roles[0].checks = 1;
	t.checks[0].predicate = BRI_IS_FROM;
	t.checks[1].rule = 1;
	t.apis[0] = (struct bri_api){.name = call, .kind = BRI_API_CALL, .tag = 1, .bad = 1, .when = 1, .accept = 1};
	for (uint32_t i = 0; i < CONDITIONS; i++)
		t.conditions[i] = (struct bri_condition){.op = ops[i], .count = ops[i] == BRI_TEXT_TOKENS || ops[i] == BRI_IN ? 2 : 1};
	t.conditions[6].mask = BRI_EQ;
	t.conditions[7].mask = BRI_NOT_IN;
	return t;
}

/* What is refused of it, "" when nothing is. */
static const char *refused(const struct tables *t)
{
	static char what[512];
	const struct {
		const void *entries;
		uint32_t count;
		size_t size;
	} tables[BRI_TABLES] = {
	    [BRI_TABLE_RULES] = {t->rules, t->rule_count, sizeof *t->rules},
	    [BRI_TABLE_ROLES] = {t->roles, 1, sizeof *t->roles},
	    [BRI_TABLE_CHECKS] = {t->checks, CHECKS, sizeof *t->checks},
	    [BRI_TABLE_APIS] = {t->apis, 1, sizeof *t->apis},
	    [BRI_TABLE_CONDITIONS] = {t->conditions, CONDITIONS, sizeof *t->conditions},
	    [BRI_TABLE_NUMBERS] = {t->numbers, 2, sizeof *t->numbers},
	    [BRI_TABLE_WORDS] = {t->words, 2, sizeof *t->words},
	    [BRI_TABLE_NAMES] = {t->names, t->name_count, sizeof *t->names},
	    [BRI_TABLE_TAGS] = {t->tags, t->tag_count, sizeof *t->tags},
	    [BRI_TABLE_SCOPES] = {t->scopes, 1, sizeof *t->scopes},
	};
	struct bri_error error = {"", ""};
	for (int i = 0; i < BRI_TABLES; i++)
		little_table(little, (enum bri_table)i, tables[i].entries, tables[i].count, tables[i].size);
	const size_t strings = little->size;
	if (t->open_strings)
		little->strings[0] = 'x';
	if (t->closed_strings)
		little->strings[little->strings_size - 1] = 'x';
	struct bri_policy *policy = bri_policy_from_memory(little->bytes, little_close(little), "little", &error);
	assert_int_equal(little->header.strings_offset, strings);
	snprintf(what, sizeof what, "%s", policy ? "" : error.what);
	if (policy)
		bri_policy_close(policy);
	little_free(little);
	return what;
}

#define REFUSED(change, because) \
	do { \
		struct tables t = good(); \
		change; \
		const char *what = refused(&t); \
		if (strstr(what, "compiled policy is damaged (" because ")") == NULL) \
			fail_msg("%s: \"%s\"", #change, what); \
	} while (0)

static void what_is_whole_is_taken(void **state)
{
	(void)state;
	struct tables t = good();
	assert_string_equal(refused(&t), "");
	t = good(); /* memory that isn't zeroed, and a tag that any table has */
	t.apis[0].effect = BRI_EFFECT_ALLOCATE;
	assert_string_equal(refused(&t), "");
	t = good();
	t.apis[0].tag = BRI_NO_ARG;
	t.apis[0].role = BRI_NOTHING;
	assert_string_equal(refused(&t), "");
}

static void rules_and_scopes(void **state)
{
	(void)state;
	REFUSED(t.rules[1].severity = BRI_ERROR + 1, "a rule has an impossible severity");
	REFUSED(t.rules[1].severity_elsewhere = BRI_ERROR + 1, "a rule has an impossible severity");
	REFUSED(t.rules[1].unknown = BRI_UNKNOWN_ERROR + 1, "a rule has an impossible severity");
	REFUSED(t.rules[0].references = 1, "a rule's references or fixes lie outside their table");
	REFUSED(t.rules[0].fixes = 1, "a rule's references or fixes lie outside their table");
	REFUSED(t.rules[1].id = t.rules[0].id, "the rules are not ordered by id");
	REFUSED(t.rules[0].id = 0, "the rules are not ordered by id");
	REFUSED(t.rule_count = 0, "there is no rule in it");
	REFUSED(t.tag_count = TAGS, "too many tags");
	REFUSED(t.scopes[0].severity = BRI_ERROR + 1, "a scope has an impossible severity");
	REFUSED(t.open_strings = true, "the string table is not closed");
	REFUSED(t.closed_strings = true, "the string table is not closed");
}

static struct bri_check of_its_own(enum bri_predicate predicate, uint32_t condition)
{
	return (struct bri_check){.rule = 1, .predicate = (uint8_t)predicate, .first_condition = condition, .conditions = 1};
}

static void checks_and_facts(void **state)
{
	(void)state;
	REFUSED(t.roles[0].first_check = 1, "the checks are not grouped by role");
	REFUSED(t.roles[0].checks = CHECKS + 1, "the checks are not grouped by role");
	REFUSED(t.checks[0].rule = RULES, "a check belongs to no rule");
	REFUSED(t.checks[0].predicate = BRI_PREDICATES, "a check has an unknown predicate");
	REFUSED(t.checks[0].tag = 2, "a check has an unknown tag");
	REFUSED((t.checks[1] = of_its_own(BRI_IS_GENERATOR, 0), t.checks[1].tag = 2), "a check has an unknown tag");
	REFUSED(t.checks[0].conditions = CONDITIONS + 1, "a check's conditions lie outside their table");
	/* Of the wrong kind, so that what they call words and numbers was looked at in another table, or in none. */
	REFUSED(t.checks[1] = of_its_own(BRI_IS_OPTION, 1), "a check's conditions are of another kind");
	REFUSED(t.checks[1] = of_its_own(BRI_IS_PRIVATE_KEY, 0), "a check's conditions are of another kind");
	REFUSED(t.checks[1] = of_its_own(BRI_IS_COMMAND, 2), "a check's conditions are of another kind");
	REFUSED(t.checks[1] = of_its_own(BRI_IS_GENERATOR, 2), "a check's conditions are of another kind");
	REFUSED(t.checks[1] = of_its_own(BRI_IS_ALGORITHM, 5), "a check's conditions are of another kind");
	REFUSED(t.apis[0].role = 1, "an API has an unknown role");
	REFUSED(t.apis[0].kind = BRI_API_PARAMETER + 1, "an API is of an unknown kind");
	REFUSED(t.apis[0].locus = BRI_AT_VALUE + 1, "an API is of an unknown kind");
	REFUSED(t.apis[0].effect = BRI_EFFECTS, "an API is of an unknown kind");
	REFUSED(t.apis[0].tag = 2, "an API has an unknown tag");
	REFUSED((t.apis[0].tag = 2, t.apis[0].effect = BRI_EFFECT_ALLOCATE), "an API has an unknown tag");
	REFUSED(t.apis[0].first_bad = CONDITIONS, "an API's conditions lie outside their table");
	REFUSED(t.apis[0].first_when = CONDITIONS, "an API's conditions lie outside their table");
	REFUSED(t.apis[0].first_accept = CONDITIONS, "an API's conditions lie outside their table");
	REFUSED((t.apis[0].bad = 0, t.apis[0].first_bad = CONDITIONS + 1), "an API's conditions lie outside their table");
	REFUSED(t.conditions[0].chained = 1, "an API's conditions lie outside their table");
}

static void conditions(void **state)
{
	(void)state;
	REFUSED(t.conditions[0].op = BRI_OPERATORS, "a condition has an unknown operator");
	REFUSED((t.conditions[0].chained = 2, t.apis[0].bad = t.apis[0].when = t.apis[0].accept = 0), "a condition is damaged");
	REFUSED(t.conditions[0].deref = 17, "a condition is damaged");
	REFUSED(t.conditions[1].count = 0, "a condition's numbers lie outside their table");
	REFUSED(t.conditions[1].first = 1, "a condition's numbers lie outside their table");
	REFUSED(t.conditions[2].count = 0, "a condition's words lie outside their table");
	REFUSED(t.conditions[2].count = 3, "a condition's words lie outside their table");
	REFUSED(t.conditions[3].count = 1, "a condition's words lie outside their table");
	REFUSED(t.conditions[4].number = -1, "a condition's names lie outside their table");
	REFUSED(t.conditions[4].number = (int64_t)1 << 32, "a condition's names lie outside their table");
	REFUSED(t.conditions[4].number = 2, "a condition's names lie outside their table");
	REFUSED(t.conditions[5].number = -1, "a condition asks for an unknown tag");
	REFUSED(t.conditions[5].number = 2, "a condition asks for an unknown tag");
	REFUSED(t.conditions[6].mask = BRI_EQ - 1, "a condition on a result has an unknown operator");
	REFUSED(t.conditions[6].mask = BRI_CLEAR + 1, "a condition on a result has an unknown operator");
	REFUSED(t.conditions[7].count = 3, "a condition's numbers lie outside their table");
}

static void names(void **state)
{
	(void)state;
	REFUSED(t.names[0].kind = BRI_NAME_RULE + 1, "the name table is damaged");
	REFUSED(t.names[0].count = 0, "the name table is damaged");
	REFUSED(t.names[0].first = RULES, "a name points outside its table");
	REFUSED(t.names[2].count = 2, "a name points outside its table");
	REFUSED(t.names[0].first = 1, "a name points at another rule");
	REFUSED((t.names[0].count = 2, t.names[1].name = 0), "a name points at another rule");
	REFUSED(t.apis[0].name = t.rules[0].id, "a name points at another API");
	REFUSED(t.names[2].kind = BRI_NAME_FIELD, "a name points at another API");
	REFUSED(t.names[2].name = 0, "the name table doesn't cover the rules and APIs");
	REFUSED(t.name_count = 1, "the name table's size is not a power of two");
	REFUSED(t.name_count = 6, "the name table's size is not a power of two");
	REFUSED(t.name_count = 4, "the name table is too full");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_whole_is_taken), cmocka_unit_test(rules_and_scopes),
	    cmocka_unit_test(checks_and_facts),       cmocka_unit_test(conditions),
	    cmocka_unit_test(names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
