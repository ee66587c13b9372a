/* SPDX-License-Identifier: Apache-2.0 */
/* Verdicts on facts about an image, and the policy's lists that the image gate
 * asks for.  It reads no file and knows no file's name. */
#include "image_fact.h"

#include "check.h"
#include "report.h"
#include "waiver.h"

#include <fnmatch.h>
#include <string.h>

static const struct bri_check *next_check(const struct bri_policy *policy, const char *property, size_t *at)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(policy, &count);
	while (*at < count) {
		const struct bri_check *check = &checks[(*at)++];
		if (check->predicate == BRI_IS_IMAGE &&
		    (!property || strcmp(bri_policy_text(policy, check->subject), property) == 0))
			return check;
	}
	return NULL;
}

const char *bri_image_property(const struct bri_policy *policy, size_t i)
{
	size_t at = 0;
	const struct bri_check *check;
	do
		check = next_check(policy, NULL, &at);
	while (check && i-- > 0);
	return check ? bri_policy_text(policy, check->subject) : NULL;
}

/* The condition that holds the named list. */
static const struct bri_condition *find_list(const struct bri_policy *policy, const char *property, const char *list)
{
	size_t at = 0;
	const struct bri_check *check;
	while ((check = next_check(policy, property, &at))) {
		const struct bri_condition *conditions = bri_policy_conditions(policy, NULL) + check->first_condition;
		for (uint32_t i = 0; i < check->conditions; i++)
			if (conditions[i].op == BRI_IS_WORDS &&
			    strcmp(bri_policy_text(policy, conditions[i].text), list) == 0)
				return &conditions[i];
	}
	return NULL;
}

const char *bri_image_word(const struct bri_policy *policy, const char *property, const char *list, size_t i)
{
	const struct bri_condition *found = find_list(policy, property, list);
	return found && i < found->count ? bri_policy_text(policy, bri_policy_words(policy, NULL)[found->first + i])
	                                 : NULL;
}

const char *bri_image_match(const struct bri_policy *policy, const char *property, const char *list, const char *text)
{
	const struct bri_condition *found = find_list(policy, property, list);
	for (uint32_t i = 0; found && i < found->count; i++) {
		const char *word = bri_policy_text(policy, bri_policy_words(policy, NULL)[found->first + i]);
		if (fnmatch(word, text, FNM_NOESCAPE) == 0) /* `*` crosses '/' */
			return word;
	}
	return NULL;
}

static bool patterns_match(const struct bri_policy *policy, const struct bri_check *check, const char *const *words,
                           size_t count)
{
	const struct bri_condition *conditions = bri_policy_conditions(policy, NULL) + check->first_condition;
	for (uint32_t i = 0; i < check->conditions; i++)
		if (conditions[i].op == BRI_IS_PATTERN && bri_command_matches(policy, &conditions[i], words, count))
			return true;
	return false;
}

/* The patterns that another rule has for commands. */
static bool rule_matches(const struct bri_policy *policy, const char *id, const char *const *words, size_t count)
{
	size_t checks_count;
	const struct bri_check *checks = bri_policy_checks(policy, &checks_count);
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);
	for (size_t i = 0; i < checks_count; i++)
		if (checks[i].predicate == BRI_IS_COMMAND &&
		    strcmp(bri_policy_text(policy, rules[checks[i].rule].id), id) == 0 &&
		    patterns_match(policy, &checks[i], words, count))
			return true;
	return false;
}

bool bri_image_command(const struct bri_policy *policy, const char *property, const char *const *words, size_t count)
{
	size_t at = 0;
	const struct bri_check *check;
	const char *id;
	while ((check = next_check(policy, property, &at)))
		if (patterns_match(policy, check, words, count))
			return true;
	for (size_t i = 0; (id = bri_image_word(policy, property, "commands", i)); i++)
		if (rule_matches(policy, id, words, count))
			return true;
	return false;
}

size_t bri_image_program(const struct bri_policy *policy, const char *const *words, size_t count)
{
	return bri_command_program(policy, words, count);
}

bool bri_image_glob(const char *pattern, const char *text)
{
	return bri_text_glob(pattern, text);
}

static void fill_finding(const struct bri_policy *policy, const struct bri_rule *rule,
                         const struct bri_image_fact *fact, struct bri_finding *finding, char *message, size_t room)
{
	bri_report_expand(bri_policy_text(policy, rule->message), fact->what, fact->value, fact->name, "image", message,
	                  room);
	finding->gate = BRI_GATE_IMAGE;
	finding->result = (uint8_t)fact->result;
	finding->file = fact->file;
	finding->line = fact->line;
	finding->message = message;
}

static int judge_rule(const struct bri_policy *policy, const struct bri_rule *rule, const struct bri_image_fact *fact,
                      struct bri_findings *findings, struct bri_output_result *ret_row, struct bri_error *reterr)
{
	const char *id = bri_policy_text(policy, rule->id);
	char message[1024], clauses[1024];
	struct bri_finding finding = {0};
	bri_report_rule(policy, rule, NULL, &finding, clauses, sizeof clauses);
	finding.severity = bri_scope_severity(policy, id, rule->severity, fact->file, fact->file);
	fill_finding(policy, rule, fact, &finding, message, sizeof message);
	if (fact->result == BRI_UNKNOWN) /* the rule's message says what is wrong: here nobody knows */
		finding.message = fact->value;
	*ret_row = (struct bri_output_result){id, (uint8_t)fact->result, finding.severity,
	                                      bri_findings_keep(findings, fact->value)};
	if (fact->result == BRI_FAIL)
		ret_row->detail = bri_findings_keep(findings, message);
	bool wanted = fact->result == BRI_FAIL || fact->result == BRI_UNKNOWN;
	if (!wanted || finding.severity == BRI_OFF)
		return 0;
	if (fact->result == BRI_UNKNOWN && rule->unknown == BRI_UNKNOWN_SILENT) {
		bri_findings_count_unknown(findings, id, 1);
		return 0;
	}
	if (fact->result == BRI_UNKNOWN && rule->unknown == BRI_UNKNOWN_ERROR) {
		finding.result = BRI_FAIL;
		finding.severity = BRI_ERROR;
	}
	return bri_findings_add(findings, &finding) ? 0 : bri_error_set(reterr, fact->file, "out of memory");
}

int bri_judge_image(const struct bri_policy *policy, const struct bri_image_fact *fact, struct bri_findings *findings,
                    struct bri_output_result *ret_row, struct bri_error *reterr)
{
	size_t at = 0;
	const struct bri_check *check = next_check(policy, fact->property, &at);
	*ret_row = (struct bri_output_result){NULL, 0, 0, ""};
	if (!check)
		return 0;
	return judge_rule(policy, &bri_policy_rules(policy, NULL)[check->rule], fact, findings, ret_row, reterr);
}
