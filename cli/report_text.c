/* SPDX-License-Identifier: Apache-2.0 */
/* A report as text: each finding in GCC's style, option findings folded over
 * the units that share them, then counts by rule. */
#include "audit_document.h"
#include "render.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void emit(void *context, const char *text, size_t length)
{
	fwrite(text, 1, length, context);
}

static void print_fold(const struct bri_report *report, const struct bri_fold *fold, FILE *stream)
{
	const struct bri_finding *finding = fold->finding;
	bool error = finding->result == BRI_FAIL && finding->severity == BRI_ERROR;
	const char *colour = error ? "\33[01;31m" : "\33[01;35m", *end = "\33[m";

	fprintf(stream, "%s%s:%s ", report->colour ? colour : "",
	        finding->result != BRI_FAIL ? "unknown" : error ? "error" : "warning", report->colour ? end : "");
	fprintf(stream, "%zu of %zu units: ", fold->units, report->units < fold->units ? fold->units : report->units);
	bri_document_print(stream, finding->message);
	fputs(" [", stream);
	bri_document_print(stream, finding->rule);
	fputs("]\n", stream);
	if (finding->clauses[0] != '\0' || finding->cwe[0] != '\0') {
		fputs("  ", stream);
		bri_document_print(stream, finding->clauses);
		if (finding->clauses[0] != '\0' && finding->cwe[0] != '\0')
			fputs(", ", stream);
		bri_document_print(stream, finding->cwe);
		fputc('\n', stream);
	}
	if (finding->fix[0] != '\0') {
		fputs("  fix: ", stream);
		bri_document_print(stream, finding->fix);
		fputc('\n', stream);
	}
}

/* True when a fold speaks for this finding. */
static bool is_folded(const struct bri_finding *finding, const struct bri_fold *folds, size_t count)
{
	if (!finding->is_option || finding->waived || finding->gate != BRI_GATE_COMPILE)
		return false;
	for (size_t i = 0; i < count; i++)
		if (folds[i].units > 1 && strcmp(folds[i].finding->rule, finding->rule) == 0 &&
		    strcmp(folds[i].finding->message, finding->message) == 0 &&
		    folds[i].finding->severity == finding->severity && folds[i].finding->result == finding->result)
			return true;
	return false;
}

struct count {
	const char *rule;
	size_t errors, warnings, unknown, waived;
};

static int by_rule(const void *first, const void *second)
{
	const struct count *one = first, *two = second;

	return strcmp(one->rule, two->rule);
}

static int print_counts(const struct bri_report *report, FILE *stream)
{
	size_t findings = bri_findings_count(report->findings), rules = 0;
	struct count *counts = calloc(findings + 1, sizeof(*counts));

	if (counts == NULL)
		return -1;
	for (size_t i = 0; i < findings; i++) {
		const struct bri_finding *finding = bri_findings_at(report->findings, i);
		size_t at = 0;

		while (at < rules && strcmp(counts[at].rule, finding->rule) != 0)
			at++;
		if (at == rules)
			counts[rules++].rule = finding->rule;
		if (finding->waived)
			counts[at].waived++;
		else if (finding->result != BRI_FAIL)
			counts[at].unknown++;
		else if (finding->severity == BRI_ERROR)
			counts[at].errors++;
		else
			counts[at].warnings++;
	}
	qsort(counts, rules, sizeof(*counts), by_rule);
	if (rules > 1)
		fputs("\n  errors  warnings  unknown  waived  rule\n", stream);
	for (size_t i = 0; i < rules && rules > 1; i++) {
		fprintf(stream, "%8zu%10zu%9zu%8zu  ", counts[i].errors, counts[i].warnings, counts[i].unknown,
		        counts[i].waived);
		bri_document_print(stream, counts[i].rule);
		fputc('\n', stream);
	}
	free(counts);
	return 0;
}

int bri_report_write_text(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	struct bri_render render = {.colour = report->colour, .carets = report->sources != NULL,
	                            .line = bri_sources_line, .line_context = report->sources,
	                            .emit = emit, .emit_context = stream};
	size_t count = bri_findings_count(report->findings), fold_count;
	struct bri_fold *folds;

	fold_count = bri_report_fold(report->findings, &folds);
	if (fold_count == (size_t)-1)
		return bri_error_set(reterr, "", "out of memory while writing the report");
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(report->findings, i);

		if (!is_folded(finding, folds, fold_count))
			bri_render_finding(&render, finding);
	}
	for (size_t i = 0; i < fold_count; i++)
		if (folds[i].units > 1)
			print_fold(report, &folds[i], stream);
	free(folds);
	if (report->audit != NULL && bri_audit_files(report->audit) > 0) {
		const struct bri_audit_document document = {.policy = report->policy, .audit = report->audit,
		                                            .findings = report->findings, .colour = report->colour};

		bri_audit_print_table(&document, stream);
	}
	if (print_counts(report, stream) != 0)
		return bri_error_set(reterr, "", "out of memory while writing the report");
	for (size_t i = 0; i < report->note_count; i++) {
		fputs("note: ", stream);
		bri_document_print(stream, report->notes[i]);
		fputc('\n', stream);
	}
	fprintf(stream, "policy %s: ", bri_policy_text(report->policy, bri_policy_header(report->policy)->name));
	bri_render_summary(&render, report->findings, report->units);
	if (report->failure_count > 0)
		fprintf(stream, "%zu %s could not be read: this report is not complete\n", report->failure_count,
		        report->failure_count == 1 ? "file" : "files");
	if (ferror(stream))
		return bri_error_set(reterr, "", "can't write the report: %s", strerror(errno));
	return 0;
}
