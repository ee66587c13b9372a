/* SPDX-License-Identifier: Apache-2.0 */
/* What the evidence inside an object says of it: whether it was checked, under
 * which policy, what its options and functions were.  A file without evidence
 * leaves all of that unknown. */
#include "audit_inner.h"
#include "evidence.h"
#include "fact.h"

#include <stdio.h>
#include <string.h>

/* Options that the compiler of this object hasn't got: nothing was asked of them. */
static void note_unsupported(struct visit *visit, const struct bri_unit *facts)
{
	const struct bri_policy *policy = visit->part->audit->policy;
	size_t count;
	const struct bri_check *checks = bri_policy_checks(policy, &count);

	for (size_t i = 0, bit = 0; facts != NULL && i < count && bit < 64; i++) {
		const char *value;

		if (checks[i].predicate != BRI_IS_OPTION)
			continue;
		value = bri_unit_option(facts, bri_policy_text(policy, checks[i].subject));
		if (value != NULL && strcmp(value, "unsupported") == 0)
			visit->unsupported |= UINT64_C(1) << bit;
		bit++;
	}
}

static int take_note(void *context, const unsigned char *descriptor, size_t length)
{
	struct visit *visit = context;
	struct bri_error error = {"", ""};
	struct bri_evidence_file *file = bri_evidence_decode(descriptor, length, false, visit->file->file, &error);
	const struct bri_evidence *evidence;
	size_t count;

	if (file == NULL) {
		audit_tell(visit->part->audit, &error);
		return 1;
	}
	evidence = bri_evidence_get(file);
	visit->notes++;
	if (memcmp(evidence->digest, bri_policy_header(visit->part->audit->policy)->digest, sizeof(evidence->digest)) != 0)
		visit->other_policy = true;
	if (evidence->mode == BRI_MODE_RECORD || evidence->mode == BRI_MODE_PROBE || evidence->mode == BRI_MODE_OFF)
		visit->not_enforced = true;
	count = bri_findings_count(evidence->findings);
	for (size_t i = 0; i < count; i++)
		bri_findings_add(visit->evidence, bri_findings_at(evidence->findings, i));
	note_unsupported(visit, evidence->facts);
	bri_evidence_free(file);
	return 0;
}

static const struct bri_finding *find_evidence(const struct visit *visit, const char *rule)
{
	size_t count = bri_findings_count(visit->evidence);

	for (size_t i = 0; i < count; i++)
		if (strcmp(bri_findings_at(visit->evidence, i)->rule, rule) == 0)
			return bri_findings_at(visit->evidence, i);
	return NULL;
}

/* Requirements on options and functions: what the object's evidence says; a
 * linked file carries none, so they stay unknown there. */
void audit_add_unit_rows(struct visit *visit)
{
	const struct bri_policy *policy = visit->part->audit->policy;
	enum bri_elf_kind kind = visit->file->kind;
	bool judged = visit->notes > 0 && !visit->other_policy;
	size_t count;
	const struct bri_check *checks = bri_policy_checks(policy, &count);
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);

	for (size_t i = 0, bit = 0; i < count; i++) {
		const struct bri_rule *rule = &rules[checks[i].rule];
		const char *id = bri_policy_text(policy, rule->id);
		const struct bri_finding *finding = find_evidence(visit, id);
		bool is_unsupported = checks[i].predicate == BRI_IS_OPTION && bit < 64 && (visit->unsupported >> bit & 1) != 0;

		bit += checks[i].predicate == BRI_IS_OPTION;
		if (checks[i].predicate != BRI_IS_OPTION && checks[i].predicate != BRI_IS_FUNCTION_PROTECTION)
			continue;
		/* What is asked of outputs and of units alike: of an object its evidence tells. */
		if (finding != NULL || judged)
			audit_drop_row(visit->file, id);
		if (audit_has_row(visit->file, id))
			continue;
		if (finding != NULL)
			audit_row(visit, id, finding->result, finding->severity, "evidence", finding->message);
		else if (judged && rule->severity == BRI_OFF)
			audit_row(visit, id, BRI_UNKNOWN, rule->severity, "none", "not judged: the policy has it off");
		else if (judged && is_unsupported)
			audit_row(visit, id, BRI_NOT_APPLICABLE, rule->severity, "evidence", "not achievable: its compiler has no such option");
		else if (judged)
			audit_row(visit, id, BRI_PASS, rule->severity, "evidence", "judged when it was compiled");
		else if (kind == BRI_ELF_ARCHIVE || kind == BRI_ELF_DEBUG || kind == BRI_ELF_CORE)
			audit_row(visit, id, BRI_NOT_APPLICABLE, rule->severity, "none", "it holds no code of its own");
		else
			audit_row(visit, id, BRI_UNKNOWN, rule->severity, "none",
			        visit->unread != NULL ? visit->unread
			        : visit->other_policy ? "its evidence was made under another policy"
			                              : "only the evidence in its objects can tell, and this file carries none");
	}
}

/* Everything else that the evidence holds against the object. */
void audit_add_evidence_rows(struct visit *visit)
{
	size_t count = bri_findings_count(visit->evidence);

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(visit->evidence, i);
		char detail[1024];

		bri_findings_add(visit->part->findings, finding);
		if (finding->is_option)
			continue;
		snprintf(detail, sizeof(detail), "%s:%u:%u: %s", finding->file, finding->line, finding->column,
		         finding->message);
		audit_row(visit, finding->rule, finding->result, finding->severity, "evidence", detail);
	}
	bri_findings_add_unknown(visit->part->findings, visit->evidence);
}

static size_t count_sources(const struct bri_elf *elf)
{
	size_t count = 0;

	while (bri_elf_source(elf, count) != NULL)
		count++;
	return count;
}

static enum bri_input_state input_state(const struct visit *visit, const struct bri_elf *elf, const char **ret_detail)
{
	static const char *const origins[] = {[BRI_ORIGIN_COMPILER] = "", [BRI_ORIGIN_ASSEMBLER] = "assembler source",
	                                      [BRI_ORIGIN_DATA] = "data object", [BRI_ORIGIN_LTO] = "LTO object"};

	*ret_detail = "";
	if (visit->notes == 0) {
		*ret_detail = elf == NULL ? "LLVM bitcode" : origins[bri_elf_origin(elf)];
		return BRI_INPUT_UNCHECKED;
	}
	if (elf != NULL && count_sources(elf) > visit->notes) {
		*ret_detail = "joined from several units, not all of them checked";
		return BRI_INPUT_UNCHECKED;
	}
	if (visit->other_policy) {
		*ret_detail = "made under another policy";
		return BRI_INPUT_OTHER_POLICY;
	}
	*ret_detail = visit->not_enforced ? "recorded, not enforced" : "";
	return visit->not_enforced ? BRI_INPUT_NOT_ENFORCED : BRI_INPUT_CHECKED;
}

/* Was the object checked at all? */
void audit_judge_input(struct visit *visit, const struct bri_elf *elf)
{
	const char *detail;
	enum bri_input_state state = input_state(visit, elf, &detail);

	audit_judge_state(visit, state, detail);
}

void audit_judge_state(struct visit *visit, enum bri_input_state state, const char *detail)
{
	struct bri_findings *findings = bri_findings_new();
	struct bri_input input = {.path = visit->file->file, .state = state, .detail = detail};
	size_t count;

	if (findings == NULL) {
		audit_stop(visit);
		return;
	}
	if (bri_judge_inputs(visit->part->audit->policy, visit->path + visit->prefix, &input, 1, findings, visit->reterr) != 0)
		visit->stopped = true;
	count = bri_findings_count(findings);
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		bri_findings_add(visit->part->findings, finding);
		audit_row(visit, finding->rule, finding->result, finding->severity, "elf", finding->message);
	}
	bri_findings_free(findings);
}

int audit_take_notes(struct visit *visit, const struct bri_elf *elf, struct bri_error *reterr)
{
	return bri_elf_each_note(elf, take_note, visit, reterr);
}
