/* SPDX-License-Identifier: Apache-2.0 */
/* A report as one HTML page.  The text goes through libcmark's tree as literal
 * text, never as markup, so nothing in a finding can become HTML. */
#include "document.h"

#include <cmark.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static cmark_node *node(cmark_node *parent, cmark_node_type type)
{
	cmark_node *child = cmark_node_new(type);

	cmark_node_append_child(parent, child);
	return child;
}

static void text(cmark_node *parent, cmark_node_type type, const char *literal)
{
	cmark_node_set_literal(node(parent, type), literal);
}

__attribute__((format(printf, 2, 3))) static void format_text(cmark_node *parent, const char *format, ...)
{
	char line[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	text(parent, CMARK_NODE_TEXT, line);
}

static cmark_node *heading(cmark_node *parent, int level, const char *literal)
{
	cmark_node *child = node(parent, CMARK_NODE_HEADING);

	cmark_node_set_heading_level(child, level);
	text(child, CMARK_NODE_TEXT, literal);
	return child;
}

static void item(cmark_node *list, const char *label, const char *literal)
{
	cmark_node *paragraph = node(node(list, CMARK_NODE_ITEM), CMARK_NODE_PARAGRAPH);

	text(node(paragraph, CMARK_NODE_STRONG), CMARK_NODE_TEXT, label);
	text(paragraph, CMARK_NODE_TEXT, " ");
	text(paragraph, CMARK_NODE_TEXT, literal);
}

static void add_finding(cmark_node *page, const struct bri_finding *finding)
{
	cmark_node *paragraph, *list;
	char place[1024];

	heading(page, 3, finding->message);
	paragraph = node(page, CMARK_NODE_PARAGRAPH);
	text(node(paragraph, CMARK_NODE_STRONG), CMARK_NODE_TEXT,
	     finding->waived ? "waived" : finding->result == BRI_FAIL ? bri_severity_word(finding) : "unknown");
	text(paragraph, CMARK_NODE_TEXT, " ");
	text(paragraph, CMARK_NODE_CODE, finding->rule);
	text(paragraph, CMARK_NODE_TEXT, " at ");
	snprintf(place, sizeof(place), "%s:%u:%u", finding->file, finding->line, finding->column);
	text(paragraph, CMARK_NODE_CODE, place);
	list = node(page, CMARK_NODE_LIST);
	cmark_node_set_list_type(list, CMARK_BULLET_LIST);
	cmark_node_set_list_tight(list, 1);
	for (size_t i = 0; i < finding->step_count; i++) {
		snprintf(place, sizeof(place), "%s:%u:%u", finding->steps[i].file, finding->steps[i].line,
		         finding->steps[i].column);
		item(list, place, finding->steps[i].text);
	}
	if (finding->clauses[0] != '\0')
		item(list, "clauses", finding->clauses);
	if (finding->cwe[0] != '\0')
		item(list, "weakness", finding->cwe);
	if (finding->waived)
		item(list, "waived by", finding->waiver_owner);
	if (finding->waived)
		item(list, "reason", finding->waiver_reason);
	else if (finding->fix[0] != '\0')
		item(list, "fix", finding->fix);
}

static char *render(const struct bri_report *report, const char *title)
{
	cmark_node *page = cmark_node_new(CMARK_NODE_DOCUMENT), *paragraph;
	size_t count = bri_findings_count(report->findings), waived = 0;
	char *html;

	for (size_t i = 0; i < count; i++)
		waived += bri_findings_at(report->findings, i)->waived;
	heading(page, 1, title);
	paragraph = node(page, CMARK_NODE_PARAGRAPH);
	format_text(paragraph, "%zu errors, %zu warnings, %zu waived, %zu unknown in %zu units.",
	            bri_findings_of(report->findings, BRI_ERROR), bri_findings_of(report->findings, BRI_WARNING), waived,
	            bri_findings_unknown(report->findings), report->units);
	if (report->failure_count > 0)
		heading(page, 2, "Not complete: these files could not be read");
	for (size_t i = 0; i < report->failure_count; i++) {
		paragraph = node(page, CMARK_NODE_PARAGRAPH);
		text(paragraph, CMARK_NODE_CODE, report->failures[i].where);
		format_text(paragraph, " %s", report->failures[i].what);
	}
	for (size_t i = 0; i < report->note_count; i++)
		text(node(page, CMARK_NODE_PARAGRAPH), CMARK_NODE_TEXT, report->notes[i]);
	heading(page, 2, count == 0 ? "No findings" : "Findings");
	for (size_t i = 0; i < count; i++)
		add_finding(page, bri_findings_at(report->findings, i));
	html = cmark_render_html(page, CMARK_OPT_VALIDATE_UTF8);
	cmark_node_free(page);
	return html;
}

int bri_report_write_html(const struct bri_report *report, FILE *stream, struct bri_error *reterr)
{
	const char *name = bri_policy_text(report->policy, bri_policy_header(report->policy)->name);
	char title[256], *html;

	snprintf(title, sizeof(title), "Brinell: %s", name);
	html = render(report, title);
	if (html == NULL)
		return bri_error_set(reterr, "", "out of memory while writing HTML");
	fputs("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Brinell</title>\n<style>body{font:16px/1.5 "
	      "sans-serif;max-width:60em;margin:2em auto;padding:0 1em}code{background:#eee;padding:0 .2em}h3{margin-top:2em}"
	      "</style></head><body>\n",
	      stream);
	fputs(html, stream);
	fputs("</body></html>\n", stream);
	free(html);
	if (ferror(stream))
		return bri_error_set(reterr, "", "can't write the page: %s", strerror(errno));
	return 0;
}
