/* SPDX-License-Identifier: Apache-2.0 */
/* A report as plain JSON: the findings, flat, for scripts.  SARIF is the format
 * for tools. */
#include "document.h"

#include <string.h>

static int set_place(json_t *object, const char *file, uint32_t line, uint32_t column)
{
	int failed = bri_json_set(object, "file", bri_json_text(file));

	if (line > 0)
		failed |= bri_json_set(object, "line", json_integer(line));
	if (column > 0)
		failed |= bri_json_set(object, "column", json_integer(column));
	return failed;
}

static json_t *waiver_of(const struct bri_report *report, const struct bri_finding *finding)
{
	char expires[11];
	json_t *object = json_object();
	int failed = bri_json_set_text(object, "reason", finding->waiver_reason);

	failed |= bri_json_set_text(object, "owner", finding->waiver_owner);
	failed |= bri_json_set_text(object, "expires", bri_report_expiry(report, finding, expires));
	failed |= bri_json_set_text(object, "place", finding->waiver_place);
	failed |= bri_json_set(object, "inSource", json_boolean(finding->waived_in_source));
	if (failed != 0) {
		json_decref(object);
		return NULL;
	}
	return object;
}

static json_t *steps_of(const struct bri_finding *finding)
{
	json_t *steps = json_array();
	int failed = 0;

	for (size_t i = 0; i < finding->step_count; i++) {
		json_t *step = json_object();

		failed |= set_place(step, finding->steps[i].file, finding->steps[i].line, finding->steps[i].column);
		failed |= bri_json_set_text(step, "text", finding->steps[i].text);
		failed |= json_array_append_new(steps, step);
	}
	if (failed != 0) {
		json_decref(steps);
		return NULL;
	}
	return steps;
}

static json_t *finding_of(const struct bri_report *report, const struct bri_finding *finding)
{
	static const char *const gates[] = {"compile", "link", "image"};
	json_t *object = json_object();
	int failed = bri_json_set_text(object, "rule", finding->rule);

	failed |= bri_json_set(object, "result", json_string(finding->result == BRI_FAIL ? "fail" : "unknown"));
	failed |= bri_json_set(object, "severity", json_string(bri_severity_word(finding)));
	failed |= bri_json_set(object, "gate", json_string(gates[finding->gate <= BRI_GATE_IMAGE ? finding->gate : 0]));
	failed |= set_place(object, finding->file, finding->line, finding->column);
	failed |= bri_json_set_text(object, "function", finding->function);
	failed |= bri_json_set_text(object, "message", finding->message);
	failed |= bri_json_set_text(object, "fix", finding->fix);
	failed |= bri_json_set_text(object, "clauses", finding->clauses);
	failed |= bri_json_set_text(object, "cwe", finding->cwe);
	if (finding->waived)
		failed |= bri_json_set(object, "waiver", waiver_of(report, finding));
	if (finding->step_count > 0)
		failed |= bri_json_set(object, "steps", steps_of(finding));
	if (failed != 0) {
		json_decref(object);
		return NULL;
	}
	return object;
}

int bri_report_write_json(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	json_t *document = json_object(), *findings = json_array(), *failures = json_array();
	size_t count = bri_findings_count(report->findings);
	char digest[65];
	int failed;

	bri_policy_digest_hex(report->policy, digest);
	failed = bri_json_set(document, "schema", json_integer(1));
	failed |= bri_json_set(document, "policy",
	                       bri_json_text(bri_policy_text(report->policy, bri_policy_header(report->policy)->name)));
	failed |= bri_json_set(document, "policyDigest", json_string(digest));
	failed |= bri_json_set(document, "units", json_integer((json_int_t)report->units));
	failed |= bri_json_set(document, "unknown", json_integer((json_int_t)bri_findings_unknown(report->findings)));
	for (size_t i = 0; i < count; i++)
		failed |= json_array_append_new(findings, finding_of(report, bri_findings_at(report->findings, i)));
	failed |= bri_json_set(document, "findings", findings);
	for (size_t i = 0; i < report->failure_count; i++) {
		json_t *failure = json_object();

		failed |= bri_json_set(failure, "file", bri_json_text(report->failures[i].where));
		failed |= bri_json_set(failure, "what", bri_json_text(report->failures[i].what));
		failed |= json_array_append_new(failures, failure);
	}
	failed |= bri_json_set(document, "failures", failures);
	if (failed != 0 || !bri_findings_is_complete(report->findings))
		failed = bri_error_set(reterr, "", "out of memory while writing JSON");
	else
		failed = bri_json_write(document, stream, reterr);
	json_decref(document);
	return failed;
}
