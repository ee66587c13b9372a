/* SPDX-License-Identifier: Apache-2.0 */
/* Joins a linked file with what the link gate left of it: proven, unproven (no
 * record), or changed since.  What only units' evidence can tell is then known
 * of the file too. */
#include "audit_inner.h"
#include "sha256.h"
#include "evidence.h"
#include "records.h"
#include "report.h"

#include <stdio.h>
#include <string.h>

static bool is_linked(enum bri_elf_kind kind)
{
	return kind == BRI_ELF_PIE || kind == BRI_ELF_STATIC_PIE || kind == BRI_ELF_SHARED || kind == BRI_ELF_EXEC ||
	       kind == BRI_ELF_STATIC_EXEC;
}

/* Why the record proves nothing under the policy that is asked now. */
static void describe(const struct bri_link_record *record, char detail[128])
{
	if (record->state == BRI_INPUT_OTHER_POLICY)
		snprintf(detail, 128, "linked under another policy");
	else if (record->state == BRI_INPUT_NOT_ENFORCED)
		snprintf(detail, 128, "linked in mode %.40s", record->mode);
	else
		snprintf(detail, 128, "%zu of the objects linked into it carry no evidence that counts", record->unchecked);
}

static const struct bri_finding *finding_of(const struct bri_link_record *record, const char *rule)
{
	for (size_t i = 0; i < bri_findings_count(record->findings); i++)
		if (strcmp(bri_findings_at(record->findings, i)->rule, rule) == 0)
			return bri_findings_at(record->findings, i);
	return NULL;
}

/* One row for a requirement that the record decides. */
static void add_rule(struct visit *visit, const struct bri_link_record *record, const struct record_rule *rule)
{
	const struct bri_rule *known = bri_policy_find_rule(visit->part->audit->policy, rule->id);
	const struct bri_finding *finding = finding_of(record, rule->id);
	char detail[1024];

	/* Of a linked file, whether it is position independent is seen in itself. */
	if (known == NULL || audit_has_row(visit->file, rule->id) || rule->result == BRI_UNKNOWN)
		return;
	if (rule->result == BRI_FAIL && finding != NULL)
		snprintf(detail, sizeof(detail), "%s: %s", finding->file, finding->message);
	else
		snprintf(detail, sizeof(detail), "judged in every unit linked into it (%zu)", record->units);
	audit_row(visit, rule->id, (uint8_t)rule->result, finding != NULL ? finding->severity : known->severity, "evidence",
	          detail);
}

static void add_rules(struct visit *visit, const struct bri_link_record *record)
{
	for (size_t i = 0; !visit->stopped && i < record->rule_count; i++)
		add_rule(visit, record, &record->rules[i]);
	for (size_t i = 0; i < bri_findings_count(record->findings); i++)
		bri_findings_add(visit->part->findings, bri_findings_at(record->findings, i));
}

/* Each object that nobody checked, by its own name: what waives it at the link waives it here. */
static void add_inputs(struct visit *visit, const struct bri_link_record *record)
{
	const struct bri_step step = {.file = visit->file->file, .text = "linked into it"};

	for (size_t i = 0; !visit->stopped && i < bri_findings_count(record->inputs); i++) {
		struct bri_finding finding = *bri_findings_at(record->inputs, i);
		const struct bri_rule *known = bri_policy_find_rule(visit->part->audit->policy, finding.rule);
		char clauses[1024];

		if (known == NULL)
			continue;
		struct bri_finding told = {0};
		bri_report_rule(visit->part->audit->policy, known, NULL, &told, clauses, sizeof(clauses));
		told.file = finding.file;
		told.message = finding.message;
		told.digest = finding.digest;
		told.severity = finding.severity;
		told.result = BRI_FAIL;
		told.gate = BRI_GATE_LINK;
		told.steps = &step;
		told.step_count = 1;
		bri_findings_add(visit->part->findings, &told);
		audit_row(visit, finding.rule, BRI_FAIL, finding.severity, "evidence", finding.message);
	}
}

/* The row that says what its evidence is worth. */
static void add_state(struct visit *visit, enum bri_result result, const char *detail)
{
	uint8_t severity;
	const char *rule = bri_evidence_rule(visit->part->audit->policy, BRI_INPUT_UNCHECKED, visit->file->file, &severity);

	if (rule != NULL)
		audit_row(visit, rule, (uint8_t)result, severity, result == BRI_PASS ? "evidence" : "none", detail);
}

void audit_join(struct visit *visit, const struct bri_elf *elf)
{
	const struct bri_records *records = visit->part->audit->records;
	const struct bri_link_record *record = NULL;
	char detail[128];

	if (elf == NULL || !is_linked(visit->file->kind))
		return;
	switch (bri_records_find(records, elf, visit->file->file, &record)) {
	case BRI_JOIN_NONE:
		visit->file->evidence = BRI_JOINED_UNPROVEN;
		add_state(visit, BRI_UNKNOWN, "unproven: the link gate left no record of it");
		return;
	case BRI_JOIN_CHANGED:
		visit->file->evidence = BRI_JOINED_CHANGED;
		audit_judge_state(visit, BRI_INPUT_UNCHECKED, "changed since the link gate saw it");
		return;
	case BRI_JOIN_CODE:
		visit->file->evidence = BRI_JOINED_CHANGED;
		audit_judge_state(visit, BRI_INPUT_UNCHECKED, "changed since the link gate saw it, but not in its code");
		return;
	case BRI_JOIN_SAME:
		break;
	}
	if (record->state == BRI_INPUT_CHECKED) {
		visit->file->evidence = BRI_JOINED_PROVEN;
		add_state(visit, BRI_PASS, "proven: the link gate's record is of these bytes");
	} else {
		visit->file->evidence = BRI_JOINED_UNPROVEN;
		describe(record, detail);
		if (record->state == BRI_INPUT_UNCHECKED && record->unchecked > 0 &&
		    bri_findings_count(record->inputs) == record->unchecked)
			add_inputs(visit, record);
		else
			audit_judge_state(visit, record->state, detail);
	}
	if (record->state == BRI_INPUT_CHECKED || record->state == BRI_INPUT_NOT_ENFORCED)
		add_rules(visit, record);
}

const char *bri_joined_text(enum bri_joined joined)
{
	static const char *const words[] = {"", "proven", "unproven", "changed since"};

	return words[joined];
}

int bri_audit_records(struct bri_audit *audit, const char *directory, struct bri_error *reterr)
{
	char policy[65];

	bri_policy_digest_hex(audit->policy, policy);
	bri_records_close(audit->records);
	audit->records = bri_records_open(directory, policy, reterr);
	return audit->records == NULL ? -1 : 0;
}
