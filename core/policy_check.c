/* SPDX-License-Identifier: Apache-2.0 */
/* Is a compiled policy whole?  Size, version, checksum, the bounds of every
 * table, every index and range.  It runs in every compile, so it is linear, looks
 * at each entry once, and leaves out what can't hurt: bri_policy_text bounds an
 * offset of a string where it is read, and that a name is found by its hash is
 * its compiler's part.  It refuses to repair or to accept a part. */

#include "policy_inner.h"

#include <string.h>

static const uint32_t entry_size[BRI_TABLES] = {
    [BRI_TABLE_RULES] = sizeof(struct bri_rule),
    [BRI_TABLE_ROLES] = sizeof(struct bri_role),
    [BRI_TABLE_CHECKS] = sizeof(struct bri_check),
    [BRI_TABLE_APIS] = sizeof(struct bri_api),
    [BRI_TABLE_CONDITIONS] = sizeof(struct bri_condition),
    [BRI_TABLE_NUMBERS] = sizeof(int64_t),
    [BRI_TABLE_WORDS] = sizeof(uint32_t),
    [BRI_TABLE_NAMES] = sizeof(struct bri_name),
    [BRI_TABLE_TAGS] = sizeof(uint32_t),
    [BRI_TABLE_REFERENCES] = sizeof(struct bri_reference),
    [BRI_TABLE_FIXES] = sizeof(struct bri_fix),
    [BRI_TABLE_SETTINGS] = sizeof(struct bri_setting),
    [BRI_TABLE_CLAUSES] = sizeof(struct bri_clause),
    [BRI_TABLE_SCOPES] = sizeof(struct bri_scope),
    [BRI_TABLE_WAIVERS] = sizeof(struct bri_waiver),
    [BRI_TABLE_DECLARATIONS] = sizeof(struct bri_declaration),
};

/* A change of these sizes is a change of the format: raise BRI_POLICY_VERSION. */
_Static_assert(sizeof(struct bri_policy_header) == 200, "header size is part of the format");
_Static_assert(sizeof(struct bri_rule) == 48, "rule size is part of the format");
_Static_assert(sizeof(struct bri_check) == 24, "check size is part of the format");
_Static_assert(sizeof(struct bri_api) == 68, "api size is part of the format");
_Static_assert(sizeof(struct bri_condition) == 32, "condition size is part of the format");
_Static_assert(sizeof(struct bri_name) == 12, "name size is part of the format");

/* What is being checked; `what` is the first mistake, NULL while there is none. */
struct check {
	const struct bri_policy *policy;
	const struct bri_policy_header *header;
	const char *what;
};

static uint32_t count_of(const struct check *check, enum bri_table which)
{
	return check->header->tables[which].count;
}

static inline bool is_range(const struct check *check, enum bri_table which, uint32_t first, uint32_t count)
{
	uint32_t all = count_of(check, which);

	return first <= all && count <= all - first;
}

/* A range of conditions may not end inside an `and` chain.  One of none has its place, too. */
static inline bool is_conditions(const struct check *check, uint32_t first, uint32_t count)
{
	const struct bri_condition *conditions = bri_policy_table(check->policy, BRI_TABLE_CONDITIONS);

	if (count == 0)
		return first <= count_of(check, BRI_TABLE_CONDITIONS);
	return is_range(check, BRI_TABLE_CONDITIONS, first, count) && conditions[first + count - 1].chained == 0;
}

static bool refuse(struct check *check, const char *what)
{
	check->what = what;
	return false;
}

/* Tables lie back to back in the order of enum bri_table, each at the next
 * multiple of 8, the strings after them to the end of the file. */
static bool check_layout(struct check *check)
{
	const struct bri_policy_header *header = check->header;
	const unsigned char *strings;
	uint64_t at = sizeof *header;

	for (int i = 0; i < BRI_TABLES; i++) {
		if (header->tables[i].offset != at)
			return refuse(check, "a table is not where it belongs");
		at += (uint64_t)header->tables[i].count * entry_size[i];
		at = (at + 7) & ~(uint64_t)7;
		if (at > header->size)
			return refuse(check, "a table runs past the end of the file");
	}
	if (header->strings_offset != at || header->strings_size == 0 || at + header->strings_size != header->size)
		return refuse(check, "the string table is not where it belongs");
	strings = check->policy->bytes + header->strings_offset;
	if (strings[0] != 0 || strings[header->strings_size - 1] != 0)
		return refuse(check, "the string table is not closed");
	if (header->name >= header->strings_size)
		return refuse(check, "the policy's name lies outside the string table");
	return true;
}

static bool check_rules(struct check *check)
{
	const struct bri_rule *rules = bri_policy_table(check->policy, BRI_TABLE_RULES);
	const char *previous = NULL;

	for (uint32_t i = 0; i < count_of(check, BRI_TABLE_RULES); i++) {
		const struct bri_rule *rule = &rules[i];
		const char *id;

		if (rule->severity > BRI_ERROR || rule->severity_elsewhere > BRI_ERROR ||
		    rule->unknown > BRI_UNKNOWN_ERROR)
			return refuse(check, "a rule has an impossible severity");
		if (!is_range(check, BRI_TABLE_REFERENCES, rule->first_reference, rule->references) ||
		    !is_range(check, BRI_TABLE_FIXES, rule->first_fix, rule->fixes))
			return refuse(check, "a rule's references or fixes lie outside their table");
		id = bri_policy_text(check->policy, rule->id);
		if (id[0] == 0 || (previous && strcmp(previous, id) >= 0))
			return refuse(check, "the rules are not ordered by id");
		previous = id;
	}
	return true;
}

static bool check_roles(struct check *check)
{
	const struct bri_role *roles = bri_policy_table(check->policy, BRI_TABLE_ROLES);
	uint32_t next = 0;

	for (uint32_t i = 0; i < count_of(check, BRI_TABLE_ROLES); i++) {
		if (roles[i].first_check != next || !is_range(check, BRI_TABLE_CHECKS, next, roles[i].checks))
			return refuse(check, "the checks are not grouped by role");
		next += roles[i].checks;
	}
	return true;
}

/* Conditions whose words and numbers a predicate reads are of the kind that it reads. */
static bool is_readable(const struct check *check, const struct bri_check *one)
{
	const struct bri_condition *conditions = bri_policy_table(check->policy, BRI_TABLE_CONDITIONS);
	int wanted, other;

	switch (one->predicate) {
	case BRI_IS_COMMAND:
		wanted = other = BRI_IS_PATTERN;
		break;
	case BRI_IS_GENERATOR:
		wanted = other = BRI_IS_GROUP;
		break;
	case BRI_IS_ALGORITHM:
		wanted = BRI_IS_GROUP;
		other = BRI_IS_WORDS;
		break;
	case BRI_IS_OPTION:
	case BRI_IS_PRIVATE_KEY:
		wanted = other = BRI_IS_WORDS;
		break;
	default: /* looks for what it knows by its name */
		return true;
	}
	for (uint32_t i = one->first_condition; i < one->first_condition + one->conditions; i++)
		if (conditions[i].op != wanted && conditions[i].op != other)
			return false;
	return true;
}

static bool check_checks(struct check *check)
{
	const struct bri_check *checks = bri_policy_table(check->policy, BRI_TABLE_CHECKS);

	for (uint32_t i = 0; i < count_of(check, BRI_TABLE_CHECKS); i++) {
		const struct bri_check *one = &checks[i];

		if (one->rule >= count_of(check, BRI_TABLE_RULES))
			return refuse(check, "a check belongs to no rule");
		if (one->predicate >= BRI_PREDICATES)
			return refuse(check, "a check has an unknown predicate");
		if ((one->predicate == BRI_IS_FROM || one->predicate == BRI_IS_GENERATOR) && one->tag >= count_of(check, BRI_TABLE_TAGS))
			return refuse(check, "a check has an unknown tag");
		if (!is_conditions(check, one->first_condition, one->conditions))
			return refuse(check, "a check's conditions lie outside their table");
		if (!is_readable(check, one))
			return refuse(check, "a check's conditions are of another kind");
	}
	return true;
}

static bool check_apis(struct check *check)
{
	const struct bri_api *api = bri_policy_table(check->policy, BRI_TABLE_APIS);
	const struct bri_api *end = api + count_of(check, BRI_TABLE_APIS);
	const uint32_t roles = count_of(check, BRI_TABLE_ROLES), tags = count_of(check, BRI_TABLE_TAGS);

	for (; api < end; api++) {
		if (api->role >= roles && api->role != BRI_NOTHING)
			return refuse(check, "an API has an unknown role");
		if (api->kind > BRI_API_PARAMETER || api->locus > BRI_AT_VALUE || api->effect >= BRI_EFFECTS)
			return refuse(check, "an API is of an unknown kind");
		/* For `allocate` the tag field says whether the memory is zeroed. */
		if (api->tag != BRI_NO_ARG && api->tag >= (api->effect == BRI_EFFECT_ALLOCATE ? 2 : tags))
			return refuse(check, "an API has an unknown tag");
		if (!is_conditions(check, api->first_bad, api->bad) || !is_conditions(check, api->first_when, api->when) ||
		    !is_conditions(check, api->first_accept, api->accept))
			return refuse(check, "an API's conditions lie outside their table");
	}
	return true;
}

static bool check_condition(struct check *check, const struct bri_condition *condition)
{
	uint32_t words = 0;
	bool numbers = false;

	switch (condition->op) {
	case BRI_IN:
	case BRI_NOT_IN:
	case BRI_IS_GROUP:
		numbers = true;
		break;
	case BRI_TEXT_IN:
	case BRI_TEXT_PREFIX:
	case BRI_TEXT_GLOB:
	case BRI_TEXT_HAS:
	case BRI_TEXT_NOT_GLOB:
	case BRI_FROM_CALL:
	case BRI_OBJECT_NAMED:
	case BRI_IS_WORDS:
		words = 1;
		break;
	case BRI_TEXT_TOKENS:
	case BRI_IS_PATTERN:
		words = 2;
		break;
	case BRI_NAMED:
		if (condition->number < 0 || condition->number > UINT32_MAX ||
		    !is_range(check, BRI_TABLE_WORDS, (uint32_t)condition->number, condition->count))
			return refuse(check, "a condition's names lie outside their table");
		numbers = true;
		break;
	case BRI_MARKED:
		if (condition->number < 0 || condition->number >= count_of(check, BRI_TABLE_TAGS))
			return refuse(check, "a condition asks for an unknown tag");
		break;
	case BRI_RETURNS:
		if (condition->mask < BRI_EQ || condition->mask > BRI_CLEAR)
			return refuse(check, "a condition on a result has an unknown operator");
		numbers = condition->mask == BRI_IN || condition->mask == BRI_NOT_IN;
		break;
	default:
		if (condition->op >= BRI_OPERATORS)
			return refuse(check, "a condition has an unknown operator");
		break;
	}
	if (condition->chained > 1 || condition->deref > 16)
		return refuse(check, "a condition is damaged");
	if (numbers &&
	    (condition->count == 0 || !is_range(check, BRI_TABLE_NUMBERS, condition->first, condition->count)))
		return refuse(check, "a condition's numbers lie outside their table");
	if (words &&
	    (condition->count < words || !is_range(check, BRI_TABLE_WORDS, condition->first, condition->count)))
		return refuse(check, "a condition's words lie outside their table");
	return true;
}

static bool check_scopes(struct check *check)
{
	const struct bri_scope *scopes = bri_policy_table(check->policy, BRI_TABLE_SCOPES);

	for (uint32_t i = 0; i < count_of(check, BRI_TABLE_SCOPES); i++)
		if (scopes[i].severity > BRI_ERROR)
			return refuse(check, "a scope has an impossible severity");
	return true;
}

/* Every entry points at what has its name. */
static bool check_name(struct check *check, const struct bri_name *name)
{
	const struct bri_api *apis = bri_policy_table(check->policy, BRI_TABLE_APIS);
	const struct bri_rule *rules = bri_policy_table(check->policy, BRI_TABLE_RULES);

	if (name->kind > BRI_NAME_RULE || name->count == 0)
		return refuse(check, "the name table is damaged");
	if (!is_range(check, name->kind == BRI_NAME_RULE ? BRI_TABLE_RULES : BRI_TABLE_APIS, name->first, name->count))
		return refuse(check, "a name points outside its table");
	if (name->kind == BRI_NAME_RULE) {
		if (name->count != 1 || rules[name->first].id != name->name)
			return refuse(check, "a name points at another rule");
		return true;
	}
	for (uint32_t i = name->first; i < name->first + name->count; i++)
		if (apis[i].name != name->name || apis[i].kind != name->kind)
			return refuse(check, "a name points at another API");
	return true;
}

static bool check_names(struct check *check)
{
	const struct bri_name *names = bri_policy_table(check->policy, BRI_TABLE_NAMES);
	uint32_t count = count_of(check, BRI_TABLE_NAMES);
	uint64_t covered = 0;
	uint32_t used = 0;

	if (count < 2 || (count & (count - 1)))
		return refuse(check, "the name table's size is not a power of two");
	for (uint32_t i = 0; i < count; i++) {
		if (names[i].name == 0)
			continue;
		if (!check_name(check, &names[i]))
			return false;
		covered += names[i].count;
		used++;
	}
	if (3ull * used > 2ull * count)
		return refuse(check, "the name table is too full");
	if (covered != (uint64_t)count_of(check, BRI_TABLE_APIS) + count_of(check, BRI_TABLE_RULES))
		return refuse(check, "the name table doesn't cover the rules and APIs");
	return true;
}

static bool check_tables(struct check *check)
{
	const struct bri_condition *conditions = bri_policy_table(check->policy, BRI_TABLE_CONDITIONS);

	if (count_of(check, BRI_TABLE_TAGS) > BRI_TAGS_MAX)
		return refuse(check, "too many tags");
	if (count_of(check, BRI_TABLE_RULES) == 0)
		return refuse(check, "there is no rule in it");
	if (!check_rules(check) || !check_roles(check) || !check_checks(check) || !check_apis(check))
		return false;
	for (uint32_t i = 0; i < count_of(check, BRI_TABLE_CONDITIONS); i++)
		if (!check_condition(check, &conditions[i]))
			return false;
	return check_scopes(check) && check_names(check);
}

int bri_policy_validate(struct bri_policy *policy, const char *where, struct bri_error *reterr)
{
	const struct bri_policy_header *header = policy->header;
	struct check check = {policy, header, NULL};
	const size_t head = offsetof(struct bri_policy_header, digest);

	if (policy->size < sizeof *header)
		return bri_error_set(reterr, where, "too short for a compiled policy (%zu bytes): " BRI_POLICY_AGAIN,
		                     policy->size);
	if (memcmp(header->magic, BRI_POLICY_MAGIC, sizeof header->magic) != 0)
		return bri_error_set(reterr, where, "not a compiled policy: " BRI_POLICY_AGAIN);
	if (header->version != BRI_POLICY_VERSION)
		return bri_error_set(reterr, where,
		                     "compiled policy of format %u, this Brinell reads %u: " BRI_POLICY_AGAIN,
		                     (unsigned)header->version, BRI_POLICY_VERSION);
	if (policy->size > BRI_POLICY_BYTES_MAX || header->size != policy->size)
		return bri_error_set(reterr, where,
		                     "compiled policy is cut or padded (%zu bytes, should be %u): " BRI_POLICY_AGAIN,
		                     policy->size, (unsigned)header->size);
	if (bri_policy_checksum(policy->bytes + head, policy->size - head) != header->checksum)
		return bri_error_set(reterr, where, "compiled policy is damaged (checksum): " BRI_POLICY_AGAIN);
	if (!check_layout(&check))
		return bri_error_set(reterr, where, "compiled policy is damaged (%s): " BRI_POLICY_AGAIN, check.what);
	policy->strings = (const char *)policy->bytes + header->strings_offset;
	if (!check_tables(&check))
		return bri_error_set(reterr, where, "compiled policy is damaged (%s): " BRI_POLICY_AGAIN, check.what);
	return 0;
}
