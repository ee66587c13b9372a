/* SPDX-License-Identifier: Apache-2.0 */
/* A report as one HTML page that needs nothing else: no other file, no network,
 * and no script to be read.  The parts are html_*.c's. */
#include "audit_document.h"
#include "html.h"

#include <errno.h>
#include <string.h>

static void count_states(const struct bri_findings *findings, size_t *ret_waived, size_t *ret_unknown)
{
	size_t count = bri_findings_count(findings);

	*ret_waived = 0;
	*ret_unknown = bri_findings_unknown(findings);
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);

		*ret_waived += finding->waived;
		*ret_unknown += !finding->waived && finding->result == BRI_UNKNOWN;
	}
}

static void write_head(const struct bri_page *page)
{
	const struct bri_report *report = page->report;
	size_t waived, unknown;
	char digest[65], moment[32];

	count_states(report->findings, &waived, &unknown);
	bri_policy_digest_hex(report->policy, digest);
	bri_document_moment(moment);
	bri_html(page, "<header><h1>Brinell report</h1>\n<p>Policy <b>%T</b> <span class=\"dim place\">%T</span><br>"
	               "<span class=\"dim\">%T, Brinell %T</span></p>\n<ul class=\"counts\">",
	         bri_policy_text(report->policy, bri_policy_header(report->policy)->name), digest, moment, BRINELL_VERSION);
	bri_html(page, "<li><b class=\"m-error\">%z</b> errors</li><li><b class=\"m-warning\">%z</b> warnings</li>"
	               "<li><b class=\"m-waived\">%z</b> waived</li><li><b class=\"m-unknown\">%z</b> unknown</li><li><b>%z</b> units</li></ul>\n",
	         bri_findings_of(report->findings, BRI_ERROR), bri_findings_of(report->findings, BRI_WARNING), waived, unknown,
	         report->units);
	for (size_t i = 0; i < report->failure_count; i++)
		bri_html(page, "<p class=\"note bad\"><b>Not complete:</b> <span class=\"place\">%T</span> %T</p>\n", report->failures[i].where,
		         report->failures[i].what);
	for (size_t i = 0; i < report->note_count; i++)
		bri_html(page, "<p class=\"note\">%T</p>\n", report->notes[i]);
	bri_html(page, "</header>\n<nav><a href=\"#glance\">At a glance</a><a href=\"#clauses\">Clauses</a><a href=\"#files\">Programs and images</a><a href=\"#units\">Units</a>"
	               "<a href=\"#findings\">Findings</a><a href=\"#waivers\">Waivers</a></nav>\n");
}

int bri_report_write_html(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	struct bri_matrix *matrix = bri_matrix_new(report, reterr);
	struct bri_audit_waivers *waivers = bri_audit_waivers_new(report->findings);
	struct bri_page page = {report, matrix, stream, waivers};
	char title[256];

	if (matrix == NULL || waivers == NULL) {
		bri_matrix_free(matrix);
		bri_audit_waivers_free(waivers);
		return matrix == NULL ? -1 : bri_error_set(reterr, "", "out of memory while writing the page");
	}
	snprintf(title, sizeof(title), "Brinell: %.200s", bri_policy_text(report->policy, bri_policy_header(report->policy)->name));
	bri_html_begin(&page, title);
	write_head(&page);
	bri_html(&page, "<main>\n");
	bri_html_glance(&page);
	bri_html_matrix(&page);
	bri_html_files(&page);
	bri_html_findings(&page);
	bri_html_waivers(&page);
	bri_html_rules(&page);
	bri_html(&page, "</main>\n");
	bri_html_end(&page);
	bri_matrix_free(matrix);
	bri_audit_waivers_free(waivers);
	return ferror(stream) ? bri_error_set(reterr, "", "can't write the page: %s", strerror(errno)) : 0;
}
