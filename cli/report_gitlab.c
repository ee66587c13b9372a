/* SPDX-License-Identifier: Apache-2.0 */
/* GitLab's code quality report: a list of issues.  It knows no accepted ones,
 * so that waived findings stay out; what is unknown is "info". */
#include "document.h"

#include <stdlib.h>
#include <string.h>

static const char *severity_of(const struct bri_finding *finding)
{
	if (finding->result != BRI_FAIL)
		return "info";
	return finding->severity == BRI_ERROR ? "critical" : "major";
}

/* The same finding keeps its fingerprint when lines move: rule, path, what stands in the line and how often the
 * file has it (or the place, where the source can't be read), and of several in a line the column. */
static void fingerprint(const struct bri_report *report, const struct bri_finding *finding, const char *path,
                        char ret_hex[65])
{
	/* What an option lacks stands in no line. */
	bool placed = finding->line > 0 && !finding->is_option;
	const char *hash = placed ? bri_sources_line_hash(report->sources, finding->file, finding->line) : NULL;
	char place[32], *text = NULL;
	int length;

	snprintf(place, sizeof(place), "%u", placed ? finding->line : 0);
	length = asprintf(&text, "%s\n%s\n%s\n%u\n%s", finding->rule, path, hash == NULL ? place : hash, placed ? finding->column : 0,
	                  placed ? "" : finding->message);
	if (length < 0)
		text = NULL;
	bri_document_digest(text == NULL ? "" : text, text == NULL ? 0 : (size_t)length, ret_hex);
	free(text);
}

static json_t *issue_of(const struct bri_report *report, const struct bri_finding *finding)
{
	json_t *issue = json_object(), *location = json_object(), *lines = json_object();
	char *path = bri_document_path(report->source_root, bri_report_file(report, finding));
	char hex[65];
	int failed = path == NULL;

	if (path != NULL)
		fingerprint(report, finding, path, hex);
	failed |= bri_json_set(issue, "description", bri_json_text(finding->message));
	failed |= bri_json_set(issue, "check_name", bri_json_text(finding->rule));
	failed |= bri_json_set(issue, "fingerprint", json_string(path == NULL ? "" : hex));
	failed |= bri_json_set(issue, "severity", json_string(severity_of(finding)));
	failed |= bri_json_set(location, "path", bri_json_text(path));
	failed |= bri_json_set(lines, "begin", json_integer(finding->line == 0 ? 1 : finding->line));
	failed |= bri_json_set(location, "lines", lines);
	failed |= bri_json_set(issue, "location", location);
	free(path);
	if (failed == 0)
		return issue;
	json_decref(issue);
	return NULL;
}

int bri_report_write_gitlab(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	size_t count = bri_findings_count(report->findings);
	json_t *issues = json_array();
	int failed = !bri_findings_is_complete(report->findings);

	for (size_t i = 0; i < count; i++)
		if (!bri_findings_at(report->findings, i)->waived)
			failed |= json_array_append_new(issues, issue_of(report, bri_findings_at(report->findings, i)));
	if (failed != 0)
		failed = bri_error_set(reterr, "", "out of memory while writing the code quality report");
	else
		failed = bri_json_write(issues, stream, reterr);
	json_decref(issues);
	return failed;
}
