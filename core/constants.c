/* SPDX-License-Identifier: Apache-2.0 */
/* Constants of broken algorithms, and private keys, in bytes.  An algorithm is
 * there when every number that the policy gives for it is; one alone proves
 * nothing.  A key is there when one of its markers is. */
#include "constants.h"

#include "report.h"
#include "unit_check.h"
#include "waiver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct wanted {
	uint32_t number;
	bool seen;
};

struct bri_constants {
	const struct bri_policy *policy;
	struct wanted *wanted; /* ordered by number */
	size_t count;
	uint64_t keys;                       /* a bit for each check for keys: its marker was seen */
	unsigned char low_halves[65536 / 8]; /* bit set: some wanted number ends in these 16 bits */
};

static int compare_wanted(const void *a, const void *b)
{
	const struct wanted *x = a, *y = b;
	return (x->number > y->number) - (x->number < y->number);
}

static struct wanted *find(const struct bri_constants *constants, uint32_t number)
{
	struct wanted key = {.number = number};
	if (constants->count == 0)
		return NULL;
	return bsearch(&key, constants->wanted, constants->count, sizeof key, compare_wanted);
}

/* The groups of one check. */
static const struct bri_condition *groups_of(const struct bri_policy *policy, const struct bri_check *check)
{
	return bri_policy_conditions(policy, NULL) + check->first_condition;
}

static size_t count_numbers(const struct bri_policy *policy)
{
	size_t checks_count, total = 0;
	const struct bri_check *checks = bri_policy_checks(policy, &checks_count);
	for (size_t i = 0; i < checks_count; i++)
		for (uint32_t g = 0; checks[i].predicate == BRI_IS_ALGORITHM && g < checks[i].conditions; g++)
			total += groups_of(policy, &checks[i])[g].count;
	return total;
}

static void want(struct bri_constants *constants, uint32_t number)
{
	constants->wanted[constants->count++].number = number;
	constants->low_halves[(number & 0xffff) >> 3] |= (unsigned char)(1u << (number & 7));
}

struct bri_constants *bri_constants_new(const struct bri_policy *policy)
{
	struct bri_constants *constants = calloc(1, sizeof *constants);
	if (!constants)
		return NULL;
	constants->policy = policy;
	constants->wanted = calloc(count_numbers(policy) + 1, sizeof *constants->wanted);
	if (!constants->wanted) {
		free(constants);
		return NULL;
	}
	size_t checks_count;
	const struct bri_check *checks = bri_policy_checks(policy, &checks_count);
	const int64_t *numbers = bri_policy_numbers(policy, NULL);
	for (size_t i = 0; i < checks_count; i++) {
		const struct bri_condition *groups = groups_of(policy, &checks[i]);
		for (uint32_t g = 0; checks[i].predicate == BRI_IS_ALGORITHM && g < checks[i].conditions; g++)
			for (uint32_t n = 0; groups[g].op == BRI_IS_GROUP && n < groups[g].count; n++)
				want(constants, (uint32_t)numbers[groups[g].first + n]);
	}
	qsort(constants->wanted, constants->count, sizeof *constants->wanted, compare_wanted);
	/* The same number in two groups is one number. */
	size_t kept = 0;
	for (size_t i = 0; i < constants->count; i++)
		if (kept == 0 || constants->wanted[kept - 1].number != constants->wanted[i].number)
			constants->wanted[kept++] = constants->wanted[i];
	constants->count = kept;
	return constants;
}

void bri_constants_free(struct bri_constants *constants)
{
	if (!constants)
		return;
	free(constants->wanted);
	free(constants);
}

void bri_constants_begin(struct bri_constants *constants)
{
	for (size_t i = 0; i < constants->count; i++)
		constants->wanted[i].seen = false;
	constants->keys = 0;
}

/* The marker's own bytes as an array of numbers says them are the same bytes; DER needs none. */
static void look_for_keys(struct bri_constants *constants, const void *bytes, size_t size)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(constants->policy, &count);
	unsigned key = 0;
	for (size_t i = 0; i < count && key < 64; i++) {
		const struct bri_condition *markers = groups_of(constants->policy, &checks[i]);
		if (checks[i].predicate != BRI_IS_PRIVATE_KEY)
			continue;
		uint64_t bit = (uint64_t)1 << key++;
		if (!checks[i].conditions)
			continue;
		if (bri_holds_der_key(bytes, size))
			constants->keys |= bit;
		for (uint32_t m = 0; m < markers->count; m++) {
			const uint32_t *words = bri_policy_words(constants->policy, NULL) + markers->first;
			const char *marker = bri_policy_text(constants->policy, words[m]);
			if (memmem(bytes, size, marker, strlen(marker)))
				constants->keys |= bit;
		}
	}
}

static void look(struct bri_constants *constants, uint32_t number)
{
	if (!(constants->low_halves[(number & 0xffff) >> 3] & 1u << (number & 7)))
		return;
	struct wanted *wanted = find(constants, number);
	if (wanted)
		wanted->seen = true;
}

void bri_constants_read(struct bri_constants *constants, const void *bytes, size_t size)
{
	const unsigned char *p = bytes;
	look_for_keys(constants, bytes, size);
	for (size_t i = 0; i + 4 <= size; i++) {
		look(constants, p[i] | (uint32_t)p[i + 1] << 8 | (uint32_t)p[i + 2] << 16 | (uint32_t)p[i + 3] << 24);
		look(constants, p[i + 3] | (uint32_t)p[i + 2] << 8 | (uint32_t)p[i + 1] << 16 | (uint32_t)p[i] << 24);
	}
}

/* A chain that numbers alone decide; bytes show neither calls nor what stands side by side. */
static bool is_whole(const struct bri_constants *constants, const struct bri_condition *chain, uint32_t count)
{
	for (uint32_t g = 0; g < count; g++) {
		const struct bri_condition *group = &chain[g];
		const int64_t *numbers = bri_policy_numbers(constants->policy, NULL) + group->first;
		if (group->op != BRI_IS_GROUP || group->number == BRI_GROUP_SEQUENCE || group->count == 0)
			return false;
		for (uint32_t i = 0; i < group->count; i++) {
			const struct wanted *wanted = find(constants, (uint32_t)numbers[i]);
			if (!wanted || wanted->seen == (group->number == BRI_GROUP_WITHOUT))
				return false;
		}
	}
	return true;
}

/* "MD5, SHA1": one finding names all, since they stand at one place. */
static void name_algorithms(const struct bri_constants *constants, const struct bri_check *check, char *ret_names,
                            size_t size)
{
	const struct bri_condition *groups = groups_of(constants->policy, check);
	size_t used = 0;
	ret_names[0] = 0;
	for (uint32_t g = 0, length; g < check->conditions && used < size; g += length) {
		for (length = 1; groups[g + length - 1].chained && g + length < check->conditions;)
			length++;
		if (is_whole(constants, &groups[g], length) &&
		    !strstr(ret_names, bri_policy_text(constants->policy, groups[g].text)))
			used += (size_t)snprintf(ret_names + used, size - used, "%s%s", used ? ", " : "",
			                         bri_policy_text(constants->policy, groups[g].text));
	}
	for (char *c = ret_names; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
}

int bri_constants_judge(const struct bri_constants *constants, const char *path, enum bri_gate gate,
                        struct bri_findings *findings, struct bri_error *reterr)
{
	const struct bri_policy *policy = constants->policy;
	size_t checks_count;
	const struct bri_check *checks = bri_policy_checks(policy, &checks_count);
	unsigned keys = 0;
	for (size_t i = 0; i < checks_count; i++) {
		char names[256], clauses[1024], message[1024];
		bool key = checks[i].predicate == BRI_IS_PRIVATE_KEY && keys < 64 && constants->keys >> keys++ & 1;
		if (checks[i].predicate != BRI_IS_ALGORITHM && !key)
			continue;
		names[0] = 0;
		if (!key)
			name_algorithms(constants, &checks[i], names, sizeof names);
		const struct bri_rule *rule = bri_policy_rules(policy, NULL) + checks[i].rule;
		struct bri_finding finding = {0};
		bri_report_rule(policy, rule, NULL, &finding, clauses, sizeof clauses);
		bri_report_expand(bri_policy_text(policy, rule->message), "This object", names, names, "", message,
		                  sizeof message);
		finding.severity = bri_scope_severity(policy, finding.rule, rule->severity, "", path);
		finding.gate = (uint8_t)gate;
		finding.file = path;
		finding.message = message;
		if ((key || names[0]) && finding.severity != BRI_OFF && !bri_findings_add(findings, &finding))
			return bri_error_set(reterr, path, "out of memory");
	}
	return 0;
}
