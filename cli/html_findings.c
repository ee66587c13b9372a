/* SPDX-License-Identifier: Apache-2.0 */
/* The page's findings, worst first, each with the path of its value and the
 * source lines; what the options of many units lack is said once.  Then the
 * waivers, and what the rules ask. */
#include "html.h"
#include "date.h"
#include "judge.h"

#include <stdlib.h>
#include <string.h>

#define LINE_MAX_SHOWN 400
#define PLACES_MAX 200

static const char *state_of(const struct bri_finding *finding)
{
	return finding->waived ? "waived" : finding->result != BRI_FAIL ? "unknown" : bri_severity_word(finding);
}

static void write_place(const struct bri_page *page, const char *file, uint32_t line, uint32_t column)
{
	bri_html(page, "<span class=\"place\">%T", file);
	if (line > 0)
		bri_html(page, ":%u", (unsigned)line);
	if (line > 0 && column > 0)
		bri_html(page, ":%u", (unsigned)column);
	bri_html(page, "</span>");
}

/* The line as it is on disk now. */
static void write_line(const struct bri_page *page, const char *file, uint32_t line)
{
	size_t length = 0;
	const char *text = line == 0 || page->report->sources == NULL
	                       ? NULL
	                       : bri_sources_line(page->report->sources, file, line, &length);
	char shown[LINE_MAX_SHOWN + 1];

	if (text == NULL || length == 0)
		return;
	if (length > 0 && text[length - 1] == '\r')
		length--;
	length = length > LINE_MAX_SHOWN ? LINE_MAX_SHOWN : length;
	memcpy(shown, text, length);
	shown[length] = '\0';
	bri_html(page, "<pre><span class=\"dim\">%u</span> %T</pre>", (unsigned)line, shown);
}

static void write_path(const struct bri_page *page, const struct bri_finding *finding)
{
	if (finding->step_count == 0)
		return;
	bri_html(page, "<ol class=\"path\">");
	for (size_t i = 0; i < finding->step_count; i++) {
		const struct bri_step *step = &finding->steps[i];

		bri_html(page, "<li>");
		write_place(page, step->file, step->line, step->column);
		bri_html(page, " %T", step->text);
		write_line(page, step->file, step->line);
		bri_html(page, "</li>");
	}
	bri_html(page, "</ol>");
}

static void write_entry(const struct bri_page *page, const char *label, const char *text)
{
	if (text[0] != '\0')
		bri_html(page, "<dt>%T</dt><dd>%T</dd>", label, text);
}

static void write_facts(const struct bri_page *page, const struct bri_finding *finding)
{
	static const char *const gates[] = {"compile", "link", "image"};
	char expires[11];

	bri_html(page, "<dl>");
	write_entry(page, "Clauses", finding->clauses);
	write_entry(page, "Weakness", finding->cwe);
	write_entry(page, "Function", finding->function);
	write_entry(page, "Macro", finding->macro);
	write_entry(page, "Gate", gates[finding->gate <= BRI_GATE_IMAGE ? finding->gate : 0]);
	if (finding->waived) {
		bri_report_expiry(page->report, finding, expires);
		write_entry(page, "Waived by", finding->waiver_owner[0] ? finding->waiver_owner : "nobody in particular");
		write_entry(page, "Until", expires[0] ? expires : "no end");
		write_entry(page, "Reason", finding->waiver_reason);
		write_entry(page, "Waiver at", finding->waiver_place);
	}
	write_entry(page, "Fix", finding->fix);
	bri_html(page, "</dl>");
}

static void open_article(const struct bri_page *page, const struct bri_finding *finding)
{
	const char *state = state_of(finding);

	bri_html(page, "<article class=\"%s\" data-state=\"%s\" data-rule=\"%T\"><h3>", state, state, finding->rule);
	bri_html_mark(page, state);
	bri_html(page, " %T</h3>", finding->message);
}

static void write_finding(const struct bri_page *page, const struct bri_finding *finding)
{
	open_article(page, finding);
	bri_html(page, "<p><code>%T</code> at ", finding->rule);
	write_place(page, finding->file, finding->line, finding->column);
	bri_html(page, "</p>");
	if (!finding->is_option)
		write_line(page, finding->file, finding->line);
	write_path(page, finding);
	write_facts(page, finding);
	bri_html(page, "</article>\n");
}

static bool is_of(const struct bri_fold *fold, const struct bri_finding *finding)
{
	return finding->is_option && !finding->waived && finding->gate == BRI_GATE_COMPILE &&
	       fold->finding->severity == finding->severity && fold->finding->result == finding->result &&
	       strcmp(fold->finding->rule, finding->rule) == 0 && strcmp(fold->finding->message, finding->message) == 0;
}

static void write_fold(const struct bri_page *page, const struct bri_fold *fold)
{
	size_t count = bri_findings_count(page->report->findings), shown = 0;

	open_article(page, fold->finding);
	bri_html(page, "<p><code>%T</code> in %z of %z units</p>", fold->finding->rule, fold->units,
	         page->report->units < fold->units ? fold->units : page->report->units);
	bri_html(page, "<details><summary>which</summary><p class=\"place\">");
	for (size_t i = 0; i < count && shown < PLACES_MAX; i++)
		if (is_of(fold, bri_findings_at(page->report->findings, i)))
			bri_html(page, "%s%T", shown++ == 0 ? "" : "<br>", bri_findings_at(page->report->findings, i)->file);
	if (fold->units > shown)
		bri_html(page, "<br>and %z more", fold->units - shown);
	bri_html(page, "</p></details>");
	write_facts(page, fold->finding);
	bri_html(page, "</article>\n");
}

static const struct bri_fold *fold_of(const struct bri_fold *folds, size_t count, const struct bri_finding *finding)
{
	for (size_t i = 0; i < count; i++)
		if (folds[i].units > 1 && is_of(&folds[i], finding))
			return &folds[i];
	return NULL;
}

static int by_text(const void *first, const void *second)
{
	return strcmp(*(const char *const *)first, *(const char *const *)second);
}

static void write_filter(const struct bri_page *page)
{
	static const char *const states[] = {"error", "warning", "unknown", "waived"};
	size_t count = bri_findings_count(page->report->findings);
	const char **rules = calloc(count + 1, sizeof(*rules)), *last = "";

	bri_html(page, "<form id=\"filter\" hidden><input id=\"q\" type=\"search\" placeholder=\"Search: file, rule, clause, words\" "
	               "aria-label=\"Search findings\"><select id=\"s\" aria-label=\"State\"><option value=\"\">every state</option>");
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		bri_html(page, "<option>%s</option>", states[i]);
	bri_html(page, "</select><select id=\"r\" aria-label=\"Rule\"><option value=\"\">every rule</option>");
	for (size_t i = 0; rules != NULL && i < count; i++)
		rules[i] = bri_findings_at(page->report->findings, i)->rule;
	if (rules != NULL)
		qsort(rules, count, sizeof(*rules), by_text);
	for (size_t i = 0; rules != NULL && i < count; i++) {
		if (strcmp(rules[i], last) != 0)
			bri_html(page, "<option>%T</option>", rules[i]);
		last = rules[i];
	}
	bri_html(page, "</select><output id=\"n\" class=\"dim\"></output></form>\n<p id=\"none\" hidden>Nothing fits.</p>\n");
	free(rules);
}

void bri_html_findings(const struct bri_page *page)
{
	static const char *const states[] = {"error", "warning", "unknown", "waived"};
	size_t count = bri_findings_count(page->report->findings), fold_count;
	struct bri_fold *folds;

	bri_html(page, "<h2 id=\"findings\">Findings</h2>\n");
	if (count == 0) {
		bri_html(page, "<p>No findings.</p>\n");
		return;
	}
	write_filter(page);
	fold_count = bri_report_fold(page->report->findings, &folds);
	if (fold_count == (size_t)-1)
		fold_count = 0; /* then each is told */
	for (size_t state = 0; state < sizeof(states) / sizeof(states[0]); state++) {
		for (size_t i = 0; i < count; i++) {
			const struct bri_finding *finding = bri_findings_at(page->report->findings, i);
			const struct bri_fold *fold = fold_of(folds, fold_count, finding);

			if (strcmp(state_of(finding), states[state]) != 0)
				continue;
			if (fold == NULL)
				write_finding(page, finding);
			else if (fold->finding == finding)
				write_fold(page, fold);
		}
	}
	free(folds);
}

/* ---- waivers ------------------------------------------------------------------------------ */

static size_t uses_of(const struct bri_page *page, const char *place)
{
	size_t count = bri_findings_count(page->report->findings), uses = 0;

	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(page->report->findings, i);

		uses += finding->waived && strcmp(finding->waiver_place, place) == 0;
	}
	return uses;
}

static void write_waiver(const struct bri_page *page, const char *rule, const char *path, const char *owner,
                         const char *expires, const char *reason, const char *place, const char *word)
{
	bri_html(page, "<tr><td><code>%T</code></td><td class=\"place\">%T</td><td>%T</td><td>%T</td><td>%T</td><td class=\"place\">%T</td><td>",
	         rule, path, owner, expires, reason, place);
	bri_html_mark(page, word);
	bri_html(page, "</td></tr>\n");
}

void bri_html_waivers(const struct bri_page *page)
{
	const struct bri_policy *policy = page->report->policy;
	size_t count, findings = bri_findings_count(page->report->findings), comments = 0;
	const struct bri_waiver *waivers = bri_policy_waivers(policy, &count);
	char expires[11];

	for (size_t i = 0; i < findings; i++)
		comments += bri_findings_at(page->report->findings, i)->waived_in_source;
	bri_html(page, "<h2 id=\"waivers\">Waivers</h2>\n");
	if (count + comments == 0) {
		bri_html(page, "<p>None: nothing is accepted.</p>\n");
		return;
	}
	bri_html(page, "<div class=\"scroll\"><table><thead><tr><th>Rule</th><th>Path</th><th>Owner</th><th>Expires</th><th>Reason</th><th>Stands in</th>"
	               "<th>State</th></tr></thead><tbody>\n");
	for (size_t i = 0; i < count; i++) {
		const char *place = bri_policy_text(policy, waivers[i].place);
		bool expired = bri_today() > waivers[i].expires;

		bri_date_text(waivers[i].expires, expires);
		write_waiver(page, bri_policy_text(policy, waivers[i].rule), bri_policy_text(policy, waivers[i].path),
		             bri_policy_text(policy, waivers[i].owner), expires, bri_policy_text(policy, waivers[i].reason), place,
		             expired ? "expired" : uses_of(page, place) > 0 ? "waived" : "unmatched");
	}
	for (size_t i = 0; i < findings; i++) {
		const struct bri_finding *finding = bri_findings_at(page->report->findings, i);

		if (!finding->waived_in_source)
			continue;
		bri_report_expiry(page->report, finding, expires);
		write_waiver(page, finding->rule, finding->file, finding->waiver_owner[0] ? finding->waiver_owner : "nobody",
		             expires[0] ? expires : "no end", finding->waiver_reason, finding->waiver_place, "waived");
	}
	bri_html(page, "</tbody></table></div>\n");
}

/* ---- rules --------------------------------------------------------------------------------- */

void bri_html_rules(const struct bri_page *page)
{
	const struct bri_policy *policy = page->report->policy;
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);
	size_t shown = 0;

	for (size_t i = 0; i < page->matrix->rule_count; i++) {
		const struct bri_rule_standing *standing = &page->matrix->rules[i];

		if (standing->broken + standing->waived + standing->undecided == 0)
			continue;
		if (shown++ == 0)
			bri_html(page, "<h2 id=\"rules\">What these rules ask</h2>\n<dl>\n");
		bri_html(page, "<dt><code>%T</code></dt><dd><b>%T</b><br>%T<br>Fix: %T</dd>\n", bri_policy_text(policy, rules[i].id),
		         bri_policy_text(policy, rules[i].title), bri_policy_text(policy, rules[i].why),
		         bri_policy_text(policy, rules[i].fix));
	}
	if (shown > 0)
		bri_html(page, "</dl>\n");
}
