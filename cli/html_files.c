/* SPDX-License-Identifier: Apache-2.0 */
/* The page's tables of what was linked or ships, and of what was compiled. */
#include "audit_document.h"
#include "gather.h"
#include "html.h"

#include <string.h>

static const char *const results[] = {"pass", "fail", "unknown", "not applicable"};

static const char *result_word(uint8_t result)
{
	return results[result <= BRI_NOT_APPLICABLE ? result : BRI_UNKNOWN];
}

static bool is_waived(const struct bri_page *page, const struct bri_audit_file *file, const struct bri_audit_row *row)
{
	return bri_audit_waiver(page->waivers, file, row) != NULL;
}

static void write_file_rows(const struct bri_page *page, const struct bri_audit_file *file)
{
	bri_html(page, "<details><summary>%z %s</summary><table><tbody>", file->row_count,
	         file->row_count == 1 ? "requirement" : "requirements");
	for (size_t i = 0; i < file->row_count; i++) {
		const struct bri_audit_row *row = file->rows[i];

		bri_html(page, "<tr><td><code>%T</code></td><td>", row->rule);
		bri_html_mark(page, is_waived(page, file, row) ? "waived" : result_word(row->result));
		bri_html(page, "</td><td>%T</td></tr>", row->detail);
	}
	bri_html(page, "</tbody></table></details>");
}

/* Violated, proven or unproven: the state of a file's requirements. */
static void write_file(const struct bri_page *page, const struct bri_audit_file *file)
{
	size_t counts[BRI_NOT_APPLICABLE + 1] = {0}, waived = 0;

	for (size_t i = 0; i < file->row_count; i++) {
		const struct bri_audit_row *row = file->rows[i];

		/* What the policy has off is in the list, not in the sums. */
		if (row->severity == BRI_OFF && row->result != BRI_NOT_APPLICABLE)
			continue;
		if (is_waived(page, file, row))
			waived++;
		else
			counts[row->result <= BRI_NOT_APPLICABLE ? row->result : BRI_UNKNOWN]++;
	}
	bri_html(page, "<tr><td class=\"place\">%T<br><span class=\"dim\">%T</span></td><td>%T</td><td>", file->file, file->sha256,
	         bri_elf_kind_text(file->kind));
	if (file->evidence != BRI_JOINED_NOT)
		bri_html(page, "evidence: %T<br>", bri_joined_text(file->evidence));
	bri_html_mark(page, counts[BRI_FAIL] + waived > 0 ? "violated" : counts[BRI_UNKNOWN] > 0 || counts[BRI_PASS] == 0 ? "unproven"
	                                                                                                            : "proven");
	bri_html(page, "</td><td class=\"n\">%z</td><td class=\"n\">%z</td><td class=\"n\">%z</td><td class=\"n\">%z</td><td class=\"n\">%z</td><td>",
	         counts[BRI_PASS], counts[BRI_FAIL], waived, counts[BRI_UNKNOWN], counts[BRI_NOT_APPLICABLE]);
	write_file_rows(page, file);
	bri_html(page, "</td></tr>\n");
}

struct sums {
	size_t errors, warnings, waived, unknown;
};

static struct sums sums_of(const struct bri_record *record)
{
	struct sums sums = {.unknown = record->unknown};

	for (size_t i = 0; i < record->finding_count; i++) {
		const struct bri_finding *finding = record->findings[i];

		if (finding->waived)
			sums.waived++;
		else if (finding->result != BRI_FAIL)
			sums.unknown++;
		else if (finding->severity == BRI_ERROR)
			sums.errors++;
		else if (finding->severity == BRI_WARNING)
			sums.warnings++;
	}
	return sums;
}

static const char *option_of(const struct bri_record *record, const char *key)
{
	for (size_t i = 0; record->options != NULL && record->options[i] != NULL; i += 2)
		if (strcmp(record->options[i], key) == 0)
			return record->options[i + 1];
	return "";
}

static void write_record(const struct bri_page *page, const struct bri_record *record)
{
	struct sums sums = sums_of(record);
	bool whole = record->is_ours && record->mode != BRI_MODE_OFF && record->mode != BRI_MODE_PROBE;

	bri_html(page, "<tr><td class=\"place\"><a href=\"#findings\" data-filter=\"%T\">%T</a><br><span class=\"dim\">%T</span></td><td>",
	         record->unit, record->unit, record->label);
	bri_html_mark(page, sums.errors + sums.warnings + sums.waived > 0 ? "violated"
	                    : whole && sums.unknown == 0                   ? "proven"
	                                                                   : "unproven");
	bri_html(page, "</td><td>%T%T</td>", bri_mode_text(record->mode), record->is_ours ? "" : ", another policy");
	bri_html(page, "<td class=\"n\">%z</td><td class=\"n\">%z</td><td class=\"n\">%z</td><td class=\"n\">%z</td>", sums.errors,
	         sums.warnings, sums.waived, sums.unknown);
	if (record->gate != BRI_GATE_COMPILE) {
		bri_html(page, "</tr>\n");
		return;
	}
	bri_html(page, "<td class=\"n\">%z / %z</td><td>%T, %T", record->is_protected, record->is_protected + record->is_unprotected,
	         option_of(record, "compiler"), option_of(record, "target"));
	bri_html(page, "<details><summary>options</summary>");
	for (size_t i = 0; record->options != NULL && record->options[i] != NULL; i += 2)
		bri_html(page, "<code>%T=%T</code> ", record->options[i], record->options[i + 1]);
	bri_html(page, "</details></td></tr>\n");
}

static void write_records(const struct bri_page *page, bool compile)
{
	const struct bri_gathered *gathered = page->report->gathered;

	for (size_t i = 0; i < gathered->records; i++)
		if ((gathered->list[i].gate == BRI_GATE_COMPILE) == compile)
			write_record(page, &gathered->list[i]);
}

void bri_html_files(const struct bri_page *page)
{
	const struct bri_gathered *gathered = page->report->gathered;
	size_t files = page->report->audit == NULL ? 0 : bri_audit_files(page->report->audit);

	bri_html(page, "<h2 id=\"files\">Programs and images</h2>\n");
	if (files == 0 && (gathered == NULL || gathered->outputs == 0))
		bri_html(page, "<p>None was given: nothing is said here of what was linked or ships.</p>\n");
	if (files > 0) {
		bri_html(page, "<div class=\"scroll\"><table><thead><tr><th>File, SHA-256</th><th>Kind</th><th>State</th><th>Pass</th><th>Fail</th>"
		               "<th>Waived</th><th>Unknown</th><th>Not applicable</th><th>Each</th></tr></thead><tbody>\n");
		for (size_t i = 0; i < files; i++)
			write_file(page, bri_audit_file_at(page->report->audit, i));
		bri_html(page, "</tbody></table></div>\n");
	}
	if (gathered != NULL && gathered->outputs > 0) {
		bri_html(page, "<h3>Links</h3><div class=\"scroll\"><table><thead><tr><th>Output, evidence</th><th>State</th><th>Mode</th><th>Errors</th>"
		               "<th>Warnings</th><th>Waived</th><th>Unknown</th></tr></thead><tbody>\n");
		write_records(page, false);
		bri_html(page, "</tbody></table></div>\n");
	}
	bri_html(page, "<h2 id=\"units\">Units</h2>\n");
	if (gathered == NULL || gathered->units == 0) {
		bri_html(page, "<p>No unit's evidence was given.</p>\n");
		return;
	}
	bri_html(page, "<div class=\"scroll\"><table><thead><tr><th>Unit, object</th><th>State</th><th>Mode</th><th>Errors</th><th>Warnings</th>"
	               "<th>Waived</th><th>Unknown</th><th>Functions protected</th><th>Compiled by, for</th></tr></thead><tbody>\n");
	write_records(page, true);
	bri_html(page, "</tbody></table></div>\n");
}
