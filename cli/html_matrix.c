/* SPDX-License-Identifier: Apache-2.0 */
/* The page's clause matrix, a table a standard, and the maker's declarations. */
#include "html.h"

#include <string.h>

static void write_rules(const struct bri_page *page, const struct bri_clause *clause)
{
	const struct bri_policy *policy = page->report->policy;
	const struct bri_reference *references = bri_policy_references(policy, NULL);
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);
	bool any = false;

	for (size_t r = 0; r < page->matrix->rule_count; r++) {
		for (uint32_t i = 0; i < rules[r].references; i++) {
			const struct bri_reference *reference = &references[rules[r].first_reference + i];
			const char *word = bri_standing_text(page->matrix->rules[r].standing);

			if (strcmp(bri_policy_text(policy, reference->standard), bri_policy_text(policy, clause->standard)) != 0 ||
			    strcmp(bri_policy_text(policy, reference->clause), bri_policy_text(policy, clause->clause)) != 0)
				continue;
			bri_html(page, "%s<code>%T</code>&nbsp;", any ? ", " : "<div class=\"rules\">", bri_policy_text(policy, rules[r].id));
			bri_html_mark(page, word);
			any = true;
		}
	}
	bri_html(page, any ? "</div>" : "");
}

static void write_elsewhere(const struct bri_page *page, const struct bri_clause *clause)
{
	static const struct {
		const char *standard, *title;
	} others[] = {{"en303645-3.1.3", "EN 303 645"}, {"cra-annex-i", "CRA Annex I"}, {"en18031", "EN 18031"}};
	char text[512];
	bool any = false;

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		bri_clause_mapping(page->report->policy, clause, others[i].standard, text, sizeof(text));
		if (text[0] != '\0')
			bri_html(page, "%s%T %T", any ? "<br>" : "", others[i].title, text);
		any = any || text[0] != '\0';
	}
}

static void write_row(const struct bri_page *page, const struct bri_clause_row *row, bool levels)
{
	const struct bri_policy *policy = page->report->policy;
	const struct bri_clause_cell *told = bri_matrix_cell(page->report, row);

	bri_html(page, "<tr id=\"c-%I-%I\"><td><b>%T</b></td><td>%T</td>", bri_policy_text(policy, row->clause->standard),
	         bri_policy_text(policy, row->clause->clause), bri_policy_text(policy, row->clause->clause),
	         bri_policy_text(policy, row->clause->title));
	if (levels && row->cells[BRI_LEVEL_NONE].applies) {
		bri_html(page, "<td colspan=\"3\">");
		bri_html_mark(page, bri_state_text(row->cells[BRI_LEVEL_NONE].state));
		bri_html(page, " <span class=\"dim\">of no level</span></td>");
	}
	for (size_t level = levels ? 0 : BRI_LEVEL_NONE; level < (levels ? BRI_LEVEL_NONE : BRI_LEVELS); level++) {
		if (levels && row->cells[BRI_LEVEL_NONE].applies)
			break;
		bri_html(page, "<td data-l=\"%T\">", levels ? bri_level_text(level) : "state");
		if (row->cells[level].applies)
			bri_html_mark(page, bri_state_text(row->cells[level].state));
		else
			bri_html(page, "<span class=\"dim\">\xe2\x80\x93</span>");
		bri_html(page, "</td>");
	}
	bri_html(page, "<td class=\"why\">%T", told->why);
	if (row->declaration != NULL)
		bri_html(page, "<br>Declared by %T on %T: %T", bri_policy_text(policy, row->declaration->owner),
		         bri_policy_text(policy, row->declaration->date), bri_policy_text(policy, row->declaration->statement));
	write_rules(page, row->clause);
	bri_html(page, "</td><td data-l=\"a build shows\">%T</td><td class=\"else\">", bri_policy_text(policy, row->clause->verdict));
	write_elsewhere(page, row->clause);
	bri_html(page, "</td></tr>\n");
}

/* "12 proven, 3 violated, ..." of the rows first .. last. */
static void write_sums(const struct bri_page *page, size_t first, size_t last)
{
	size_t sums[BRI_STATES] = {0};

	for (size_t i = first; i < last; i++)
		sums[bri_matrix_cell(page->report, &page->matrix->rows[i])->state]++;
	for (size_t state = 0; state < BRI_STATES; state++) {
		bri_html(page, "%s%z ", state == 0 ? "" : ", ", sums[state]);
		bri_html_mark(page, bri_state_text(state));
	}
}

static void write_standard(const struct bri_page *page, size_t first, size_t last, bool open)
{
	const struct bri_policy *policy = page->report->policy;
	bool levels = false;

	for (size_t i = first; i < last; i++)
		levels = levels || bri_policy_text(policy, page->matrix->rows[i].clause->levels)[0] != '\0';
	bri_html(page, "<details%s><summary><b>%T</b>: ", open ? " open" : "",
	         bri_policy_text(policy, page->matrix->rows[first].clause->standard));
	write_sums(page, first, last);
	bri_html(page, "</summary>\n<div class=\"scroll\"><table class=\"matrix\"><thead><tr><th>Clause</th><th>Title</th>%s"
	               "<th>Why, and the rules for it</th><th>A build shows</th><th>Elsewhere</th></tr></thead><tbody>\n",
	         levels ? "<th>Low</th><th>Medium</th><th>High</th>" : "<th>State</th>");
	for (size_t i = first; i < last; i++)
		write_row(page, &page->matrix->rows[i], levels);
	bri_html(page, "</tbody></table></div></details>\n");
}

static bool is_named(const char *policy, const char *standard)
{
	return strncmp(policy, standard, strlen(standard)) == 0;
}

/* Behind the last row of the standard that row `first` is of. */
static size_t end_of_standard(const struct bri_page *page, size_t first)
{
	const struct bri_policy *policy = page->report->policy;
	const char *standard = bri_policy_text(policy, page->matrix->rows[first].clause->standard);
	size_t last = first;

	while (last < page->matrix->row_count &&
	       strcmp(bri_policy_text(policy, page->matrix->rows[last].clause->standard), standard) == 0)
		last++;
	return last;
}

/* Is the policy named for a standard?  A project's own name says nothing. */
static bool has_own(const struct bri_page *page)
{
	const struct bri_policy *policy = page->report->policy;
	const char *name = bri_policy_text(policy, bri_policy_header(policy)->name);

	for (size_t i = 0; i < page->matrix->row_count; i++)
		if (is_named(name, bri_policy_text(policy, page->matrix->rows[i].clause->standard)))
			return true;
	return false;
}

static void write_violated(const struct bri_page *page, size_t first, size_t last)
{
	const struct bri_policy *policy = page->report->policy;
	const char *standard = bri_policy_text(policy, page->matrix->rows[first].clause->standard);
	bool any = false;

	bri_html(page, "<p><b>%T</b>, %z clauses: ", standard, last - first);
	write_sums(page, first, last);
	bri_html(page, "</p>\n");
	for (size_t i = first; i < last; i++) {
		const struct bri_clause_row *row = &page->matrix->rows[i];
		const struct bri_clause_cell *cell = bri_matrix_cell(page->report, row);

		if (cell->state != BRI_VIOLATED)
			continue;
		bri_html(page, "%s<li><a href=\"#c-%I-%I\"><b>%T</b></a> %T <span class=\"dim\">%T</span></li>\n",
		         any ? "" : "<ul class=\"violated\">", standard, bri_policy_text(policy, row->clause->clause),
		         bri_policy_text(policy, row->clause->clause), bri_policy_text(policy, row->clause->title), cell->why);
		any = true;
	}
	bri_html(page, any ? "</ul>\n" : "");
}

/* How many findings of which rule; each name leads to them. */
static void write_broken(const struct bri_page *page)
{
	const struct bri_rule *rules = bri_policy_rules(page->report->policy, NULL);
	bool any = false;

	for (size_t i = 0; i < page->matrix->rule_count; i++) {
		const struct bri_rule_standing *standing = &page->matrix->rules[i];
		const char *id = bri_policy_text(page->report->policy, rules[i].id);
		size_t unknown = standing->undecided + bri_findings_unknown_of(page->report->findings, id);

		if (standing->broken + standing->waived + unknown == 0)
			continue;
		bri_html(page, "%s<tr><td><a href=\"#findings\" data-filter=\"%T\"><code>%T</code></a></td><td>%T</td><td class=\"n\">%z</td>"
		               "<td class=\"n\">%z</td><td class=\"n\">%z</td></tr>\n",
		         any ? "" : "<div class=\"scroll\"><table class=\"glance\"><thead><tr><th>Rule</th><th>What</th><th>Found</th><th>Waived</th>"
		                    "<th>Unknown</th></tr></thead><tbody>\n",
		         id, id, bri_policy_text(page->report->policy, rules[i].title), standing->broken, standing->waived,
		         unknown);
		any = true;
	}
	bri_html(page, any ? "</tbody></table></div>\n" : "<p>No rule found anything.</p>\n");
}

/* What an auditor asks first: of the standard that the policy is named for, else of each. */
void bri_html_glance(const struct bri_page *page)
{
	const struct bri_policy *policy = page->report->policy;
	const char *name = bri_policy_text(policy, bri_policy_header(policy)->name);
	bool own = has_own(page);
	size_t last;

	bri_html(page, "<h2 id=\"glance\">At a glance</h2>\n");
	for (size_t first = 0; first < page->matrix->row_count; first = last) {
		last = end_of_standard(page, first);
		if (!own || is_named(name, bri_policy_text(policy, page->matrix->rows[first].clause->standard)))
			write_violated(page, first, last);
	}
	write_broken(page);
}

void bri_html_matrix(const struct bri_page *page)
{
	const struct bri_policy *policy = page->report->policy;
	const char *name = bri_policy_text(policy, bri_policy_header(policy)->name);
	bool own = has_own(page);
	size_t last;

	bri_html(page, "<h2 id=\"clauses\">Clauses</h2>\n<p class=\"dim\">Proven: all of the clause is a build's to show, every rule "
	               "that the level asks for was judged wherever it must be, and nothing was found. Violated: something was found, "
	               "accepted or not. Declared: the maker's own word. Unproven: none of these.</p>\n");
	/* The one that the policy is named for comes first. */
	for (int pass = 0; pass < 2; pass++) {
		for (size_t first = 0; first < page->matrix->row_count; first = last) {
			const char *standard = bri_policy_text(policy, page->matrix->rows[first].clause->standard);

			last = end_of_standard(page, first);
			if (is_named(name, standard) == (pass == 0))
				write_standard(page, first, last, !own || pass == 0);
		}
	}
}
