/* SPDX-License-Identifier: Apache-2.0 */
/* JUnit XML.  A suite is a rule, or a file of the image gate; a case is a
 * finding, or the rule where nothing was found.  Only what was judged and holds
 * is a passed case: what is unknown, waived or not judged is skipped, with the
 * reason. */
#include "audit_document.h"
#include "gather.h"
#include "matrix.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct junit {
	const struct bri_report *report;
	FILE *stream;
	struct bri_audit_waivers *waivers;
	char moment[32];
	size_t suites;
};

static void attribute(FILE *stream, const char *name, const char *text)
{
	fprintf(stream, " %s=\"", name);
	bri_markup_text(stream, text);
	fputc('"', stream);
}

static void open_suite(struct junit *junit, const char *package, const char *name, size_t tests, size_t failures,
                       size_t skipped)
{
	fputs(" <testsuite", junit->stream);
	attribute(junit->stream, "name", name);
	attribute(junit->stream, "package", package);
	fprintf(junit->stream,
	        " id=\"%zu\" timestamp=\"%.19s\" hostname=\"localhost\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" "
	        "skipped=\"%zu\" time=\"0\">\n  <properties/>\n",
	        junit->suites++, junit->moment, tests, failures, skipped);
}

static void close_suite(const struct junit *junit)
{
	fputs("  <system-out/>\n  <system-err/>\n </testsuite>\n", junit->stream);
}

/* `outcome`: "failure", "skipped" or NULL, a pass. */
static void write_case(const struct junit *junit, const char *class, const char *name, const char *outcome,
                       const char *type, const char *message, const char *details)
{
	fputs("  <testcase", junit->stream);
	attribute(junit->stream, "classname", class);
	attribute(junit->stream, "name", name);
	fputs(" time=\"0\"", junit->stream);
	if (outcome == NULL) {
		fputs("/>\n", junit->stream);
		return;
	}
	fprintf(junit->stream, ">\n   <%s", outcome);
	if (strcmp(outcome, "failure") == 0)
		attribute(junit->stream, "type", type);
	attribute(junit->stream, "message", message);
	fputc('>', junit->stream);
	bri_markup_text(junit->stream, strcmp(outcome, "failure") == 0 ? details : "");
	fprintf(junit->stream, "</%s>\n  </testcase>\n", outcome);
}

/* The path of the value, the clause and the fix, as a reader of CI pages wants them. */
static char *details_of(const struct bri_finding *finding)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	if (stream == NULL)
		return NULL;
	fprintf(stream, "%s:%u:%u: %s [%s]\n", finding->file, finding->line, finding->column, finding->message, finding->rule);
	for (size_t i = 0; i < finding->step_count; i++)
		fprintf(stream, "%s:%u:%u: %s\n", finding->steps[i].file, finding->steps[i].line, finding->steps[i].column,
		        finding->steps[i].text);
	if (finding->clauses[0] != '\0' || finding->cwe[0] != '\0')
		fprintf(stream, "%s%s%s\n", finding->clauses, finding->clauses[0] && finding->cwe[0] ? ", " : "", finding->cwe);
	if (finding->fix[0] != '\0')
		fprintf(stream, "fix: %s\n", finding->fix);
	if (fclose(stream) == 0)
		return text;
	free(text);
	return NULL;
}

static void write_finding(const struct junit *junit, const struct bri_finding *finding)
{
	char name[1200], message[1200], expires[11];
	char *details;

	snprintf(name, sizeof(name), "%.500s:%u:%u: %.600s", finding->file, finding->line, finding->column, finding->message);
	if (finding->waived) {
		bri_report_expiry(junit->report, finding, expires);
		snprintf(message, sizeof(message), "waived%s%.200s%s%s: %.600s", finding->waiver_owner[0] ? " by " : "",
		         finding->waiver_owner, expires[0] ? " until " : "", expires, finding->waiver_reason);
		write_case(junit, finding->rule, name, "skipped", NULL, message, "");
	} else if (finding->result != BRI_FAIL) {
		snprintf(message, sizeof(message), "unknown: %.600s", finding->message);
		write_case(junit, finding->rule, name, "skipped", NULL, message, "");
	} else {
		details = details_of(finding);
		write_case(junit, finding->rule, name, "failure", bri_severity_word(finding), finding->message,
		           details == NULL ? "" : details);
		free(details);
	}
}

static bool is_of(const struct bri_finding *finding, const char *rule)
{
	return strcmp(finding->rule, rule) == 0;
}

/* `standing` NULL: a rule that this policy lacks. */
static void write_rule(struct junit *junit, const char *id, const char *title, const struct bri_rule_standing *standing)
{
	const struct bri_findings *findings = junit->report->findings;
	size_t count = bri_findings_count(findings), tests = 0, failures = 0;
	bool passes = standing != NULL && standing->standing == BRI_HOLDS;
	char family[128], why[256];

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		tests += is_of(finding, id);
		failures += is_of(finding, id) && !finding->waived && finding->result == BRI_FAIL;
	}
	snprintf(family, sizeof(family), "brinell.%.*s", (int)(strcspn(id, ".") < 100 ? strcspn(id, ".") : 100), id);
	if (tests == 0) {
		open_suite(junit, family, id, 1, 0, !passes);
		if (standing != NULL)
			snprintf(why, sizeof(why), "%s%s%s", bri_standing_text(standing->standing), standing->why[0] ? ": " : "",
			         standing->why);
		write_case(junit, id, title[0] == '\0' ? id : title, passes ? NULL : "skipped", NULL,
		           standing == NULL ? "not judged" : why, "");
	} else {
		open_suite(junit, family, id, tests, failures, tests - failures);
		for (size_t i = 0; i < count; i++)
			if (is_of(bri_findings_at(findings, i), id))
				write_finding(junit, bri_findings_at(findings, i));
	}
	close_suite(junit);
}

/* ---- the image gate: a suite is a file, a case a requirement ---------------------------- */

static bool is_waived(const struct junit *junit, const struct bri_audit_file *file, const struct bri_audit_row *row)
{
	return bri_audit_waiver(junit->waivers, file, row) != NULL;
}

static void write_row(const struct junit *junit, const struct bri_audit_file *file, const struct bri_audit_row *row)
{
	static const char *const words[] = {"warning", "warning", "error"};
	char message[700];

	if (row->result == BRI_PASS) {
		write_case(junit, file->file, row->rule, NULL, NULL, NULL, NULL);
	} else if (row->result == BRI_FAIL && row->severity != BRI_OFF && !is_waived(junit, file, row)) {
		write_case(junit, file->file, row->rule, "failure", words[row->severity <= BRI_ERROR ? row->severity : BRI_ERROR],
		           row->detail, row->detail);
	} else {
		snprintf(message, sizeof(message), "%s%s%.600s",
		         is_waived(junit, file, row)           ? "waived"
		         : row->result == BRI_FAIL             ? "off in this policy"
		         : row->result == BRI_NOT_APPLICABLE   ? "not applicable"
		                                               : "unknown",
		         row->detail[0] ? ": " : "", row->detail);
		write_case(junit, file->file, row->rule, "skipped", NULL, message, "");
	}
}

static void write_file(struct junit *junit, const struct bri_audit_file *file)
{
	size_t failures = 0, passes = 0;

	for (size_t i = 0; i < file->row_count; i++) {
		const struct bri_audit_row *row = file->rows[i];

		passes += row->result == BRI_PASS;
		failures += row->result == BRI_FAIL && row->severity != BRI_OFF && !is_waived(junit, file, row);
	}
	open_suite(junit, "brinell.image", file->file, file->row_count, failures, file->row_count - failures - passes);
	for (size_t i = 0; i < file->row_count; i++)
		write_row(junit, file, file->rows[i]);
	close_suite(junit);
}

/* Findings that no rule of the policy has, each foreign rule once. */
static void write_foreign(struct junit *junit)
{
	const struct bri_findings *findings = junit->report->findings;
	size_t count = bri_findings_count(findings);

	for (size_t i = 0; i < count; i++) {
		const char *id = bri_findings_at(findings, i)->rule;
		bool again = bri_policy_find_rule(junit->report->policy, id) != NULL;

		for (size_t j = 0; j < i && !again; j++)
			again = is_of(bri_findings_at(findings, j), id);
		if (!again)
			write_rule(junit, id, "", NULL);
	}
}

/* Findings that stand in no file's rows: those about waivers. */
static bool is_beside_rows(const struct junit *junit, const char *rule)
{
	size_t count = bri_findings_count(junit->report->findings);

	for (size_t i = 0; i < count && strncmp(rule, "waiver.", 7) == 0; i++)
		if (is_of(bri_findings_at(junit->report->findings, i), rule))
			return true;
	return false;
}

static void write_failures(struct junit *junit)
{
	const struct bri_report *report = junit->report;

	if (report->failure_count == 0)
		return;
	open_suite(junit, "brinell", "read", report->failure_count, report->failure_count, 0);
	for (size_t i = 0; i < report->failure_count; i++)
		write_case(junit, "brinell.read", report->failures[i].where, "failure", "error", report->failures[i].what,
		           "this report is not complete");
	close_suite(junit);
}

int bri_report_write_junit(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	struct junit junit = {.report = report, .stream = stream};
	struct bri_matrix *matrix = bri_matrix_new(report, reterr);
	const struct bri_rule *rules = bri_policy_rules(report->policy, NULL);
	size_t files = report->audit == NULL ? 0 : bri_audit_files(report->audit);
	bool audit_only = files > 0 && (report->gathered == NULL || report->gathered->records == 0);

	if (matrix == NULL)
		return -1;
	junit.waivers = bri_audit_waivers_new(report->findings);
	if (junit.waivers == NULL) {
		bri_matrix_free(matrix);
		return bri_error_set(reterr, "", "out of memory while writing the report");
	}
	bri_document_moment(junit.moment);
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n", stream);
	write_failures(&junit);
	for (size_t i = 0; i < files; i++)
		write_file(&junit, bri_audit_file_at(report->audit, i));
	for (size_t i = 0; i < matrix->rule_count; i++)
		if (audit_only ? is_beside_rows(&junit, bri_policy_text(report->policy, rules[i].id))
		               : matrix->rules[i].standing != BRI_NOT_ASKED)
			write_rule(&junit, bri_policy_text(report->policy, rules[i].id), bri_policy_text(report->policy, rules[i].title),
			           &matrix->rules[i]);
	if (!audit_only)
		write_foreign(&junit);
	fputs("</testsuites>\n", stream);
	bri_audit_waivers_free(junit.waivers);
	bri_matrix_free(matrix);
	return ferror(stream) ? bri_error_set(reterr, "", "can't write the report: %s", strerror(errno)) : 0;
}
