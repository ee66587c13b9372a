/* SPDX-License-Identifier: Apache-2.0 */
/* The end of a build in one screen: what repeats is said once, findings stand
 * under their rule, and the last lines say what to do next. */
#include "summary.h"
#include "command.h"
#include "gather.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Places shown for one rule; the report has them all. */
#define PLACES_MAX 10

static const char *label(const struct bri_finding *finding)
{
	if (finding->result != BRI_FAIL)
		return "unknown";
	return finding->severity == BRI_ERROR ? "error" : "warning";
}

static void print_label(const struct bri_summary *summary, FILE *stream, const struct bri_finding *finding)
{
	const char *word = label(finding);

	if (!summary->report->colour)
		fprintf(stream, "  %-8s", word);
	else
		fprintf(stream, "  \33[%sm%-8s\33[m", word[0] == 'e' ? "01;31" : word[0] == 'w' ? "01;35" : "01;36", word);
}

static void print_indented(FILE *stream, const char *head, const char *text)
{
	fprintf(stream, "          %s", head);
	bri_document_print(stream, text);
	fputc('\n', stream);
}

static bool is_error(const struct bri_finding *finding)
{
	return finding->result == BRI_FAIL && finding->severity == BRI_ERROR;
}

static void print_folds(const struct bri_summary *summary, const struct bri_fold *folds, size_t count, bool errors,
                        FILE *stream)
{
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = folds[i].finding;
		size_t units = summary->units < folds[i].units ? folds[i].units : summary->units;

		if (is_error(finding) != errors)
			continue;
		print_label(summary, stream, finding);
		fprintf(stream, "%zu of %zu %s: ", folds[i].units, units, units == 1 ? "unit" : "units");
		bri_document_print(stream, finding->message);
		fprintf(stream, " [%s]\n", finding->rule);
		if (finding->fix[0] != '\0')
			print_indented(stream, "fix: ", finding->fix);
	}
}

static bool is_listed(const struct bri_finding *finding)
{
	return !finding->waived && !(finding->is_option && finding->gate == BRI_GATE_COMPILE);
}

/* All findings of the rule of findings[first]; nothing when an earlier one had it. */
static void print_rule(const struct bri_summary *summary, size_t first, FILE *stream)
{
	const struct bri_findings *findings = summary->report->findings;
	const struct bri_finding *head = bri_findings_at(findings, first);
	size_t count = bri_findings_count(findings), shown = 0, all = 0;
	const char *fix = head->fix;

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		if (!is_listed(finding) || strcmp(finding->rule, head->rule) != 0 || strcmp(label(finding), label(head)) != 0)
			continue;
		if (i < first)
			return;
		all++;
	}
	print_label(summary, stream, head);
	fprintf(stream, "%s (%zu)%s%s\n", head->rule, all, head->clauses[0] ? ": " : "", head->clauses);
	for (size_t i = first; i < count && shown < PLACES_MAX; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		if (!is_listed(finding) || strcmp(finding->rule, head->rule) != 0 || strcmp(label(finding), label(head)) != 0)
			continue;
		/* Fixes differ by library: each stands below the places it mends. */
		if (fix[0] != '\0' && strcmp(fix, finding->fix) != 0)
			print_indented(stream, "fix: ", fix);
		fix = finding->fix;
		fputs("          ", stream);
		bri_document_print(stream, finding->file);
		if (finding->line > 0)
			fprintf(stream, finding->column > 0 ? ":%u:%u" : ":%u", finding->line, finding->column);
		fputs(": ", stream);
		bri_document_print(stream, finding->message);
		fputc('\n', stream);
		shown++;
	}
	if (fix[0] != '\0')
		print_indented(stream, "fix: ", fix);
	if (all > shown)
		fprintf(stream, "          ... and %zu more\n", all - shown);
}

/* The rule to explain: the first error's, else the first finding's. */
static const char *first_rule(const struct bri_findings *findings)
{
	size_t count = bri_findings_count(findings);
	const char *rule = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		if (finding->waived || finding->result != BRI_FAIL)
			continue;
		if (finding->severity == BRI_ERROR)
			return finding->rule;
		rule = rule == NULL ? finding->rule : rule;
	}
	return rule;
}

/* Kernel code and the like, which harden leaves as it is, and nothing else. */
static bool is_bare(const struct bri_gathered *gathered)
{
	size_t bare = 0;

	for (size_t i = 0; i < gathered->records; i++) {
		const char **options = gathered->list[i].options;

		if (gathered->list[i].gate != BRI_GATE_COMPILE)
			continue;
		while (options != NULL && options[0] != NULL && strcmp(options[0], "environment") != 0)
			options += 2;
		if (options == NULL || options[0] == NULL || strcmp(options[1], "hosted") == 0)
			return false;
		bare++;
	}
	return bare > 0;
}

/* Would harden mend any of it? */
static bool is_mendable(const struct bri_findings *findings, const struct bri_gathered *gathered)
{
	size_t count = is_bare(gathered) ? 0 : bri_findings_count(findings);

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		if (!finding->waived && finding->result == BRI_FAIL && strncmp(finding->rule, "hardening.", 10) == 0)
			return true;
	}
	return false;
}

static void print_again(const struct bri_summary *summary, const char *mode, const char *why, FILE *stream)
{
	fprintf(stream, "  brinell run --mode %s -- ", mode);
	bri_document_print(stream, summary->command);
	fprintf(stream, "    %s\n", why);
}

static void print_advice(const struct bri_summary *summary, FILE *stream)
{
	const char *rule = first_rule(summary->report->findings);
	bool errors = bri_findings_of(summary->report->findings, BRI_ERROR) > 0;

	if (summary->mode == BRI_MODE_OFF)
		fputs("Nothing was checked: the mode is off. An enforced link refuses what was compiled now.\n", stream);
	else if (summary->units == 0 && summary->links == 0)
		fputs("Nothing was compiled under Brinell (feature tests don't count): everything was up to date (clean first),\n"
		      "or the build calls a compiler by an absolute path (then set CC=\"brinell-cc /path/to/gcc\") or resets PATH.\n",
		      stream);
	if (rule == NULL)
		return;
	fputs("next:\n", stream);
	if (summary->mode != BRI_MODE_HARDEN && is_mendable(summary->report->findings, summary->gathered))
		print_again(summary, "harden", "adds the missing options itself", stream);
	if (errors && (summary->mode == BRI_MODE_ENFORCE || summary->mode == BRI_MODE_HARDEN))
		print_again(summary, "record", "builds through, to see every finding at once", stream);
	fprintf(stream, "  brinell explain %s    says why, and how a finding is accepted with a reason\n", rule);
}

static void print_counts(const struct bri_findings *findings, size_t waived, size_t unknown, FILE *stream)
{
	size_t errors = bri_findings_of(findings, BRI_ERROR), warnings = bri_findings_of(findings, BRI_WARNING);

	fprintf(stream, "%zu %s, %zu %s, %zu waived, %zu unknown\n", errors, errors == 1 ? "error" : "errors", warnings,
	        warnings == 1 ? "warning" : "warnings", waived, unknown);
}

int bri_summary_write(const struct bri_summary *summary, FILE *stream, struct bri_error *reterr)
{
	const struct bri_report *report = summary->report;
	size_t count = bri_findings_count(report->findings), waived = 0, open = 0, fold_count;
	struct bri_fold *folds;

	fold_count = bri_report_fold(report->findings, &folds);
	if (fold_count == (size_t)-1)
		return bri_error_set(reterr, "", "out of memory while writing the summary");
	fprintf(stream, "\nbrinell: policy %s, mode %s: %zu %s, %zu %s\n",
	        bri_policy_text(report->policy, bri_policy_header(report->policy)->name), bri_mode_text(summary->mode),
	        summary->units, summary->units == 1 ? "unit" : "units", summary->links,
	        summary->links == 1 ? "link" : "links");
	if (summary->added[0] != '\0')
		fprintf(stream, "  harden added %s\n", summary->added);
	/* Errors first: they decide. */
	for (int errors = 1; errors >= 0; errors--) {
		print_folds(summary, folds, fold_count, errors, stream);
		for (size_t i = 0; i < count; i++) {
			const struct bri_finding *finding = bri_findings_at(report->findings, i);

			if (is_listed(finding) && is_error(finding) == (bool)errors)
				print_rule(summary, i, stream);
		}
	}
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(report->findings, i);

		waived += finding->waived;
		open += !finding->waived && finding->result == BRI_UNKNOWN;
	}
	for (size_t i = 0; i < report->note_count; i++)
		print_indented(stream, "note: ", report->notes[i]);
	print_counts(report->findings, waived, open + bri_findings_unknown(report->findings), stream);
	print_advice(summary, stream);
	free(folds);
	return ferror(stream) ? bri_error_set(reterr, "", "can't write the summary: %s", strerror(errno)) : 0;
}
