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
			bri_html(page, "%s<code>%T</code> ", any ? "<br>" : "", bri_policy_text(policy, rules[r].id));
			bri_html_mark(page, word);
			any = true;
		}
	}
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

	bri_html(page, "<tr><td><b>%T</b></td><td>%T</td>", bri_policy_text(policy, row->clause->clause),
	         bri_policy_text(policy, row->clause->title));
	if (levels && row->cells[BRI_LEVEL_NONE].applies) {
		bri_html(page, "<td colspan=\"3\">");
		bri_html_mark(page, bri_state_text(row->cells[BRI_LEVEL_NONE].state));
		bri_html(page, " <span class=\"dim\">of no level</span></td>");
	}
	for (size_t level = levels ? 0 : BRI_LEVEL_NONE; level < (levels ? BRI_LEVEL_NONE : BRI_LEVELS); level++) {
		if (levels && row->cells[BRI_LEVEL_NONE].applies)
			break;
		bri_html(page, "<td>");
		if (row->cells[level].applies)
			bri_html_mark(page, bri_state_text(row->cells[level].state));
		else
			bri_html(page, "<span class=\"dim\">\xe2\x80\x93</span>");
		bri_html(page, "</td>");
	}
	bri_html(page, "<td>%T", told->why);
	if (row->declaration != NULL)
		bri_html(page, "<br>Declared by %T on %T: %T", bri_policy_text(policy, row->declaration->owner),
		         bri_policy_text(policy, row->declaration->date), bri_policy_text(policy, row->declaration->statement));
	bri_html(page, "</td><td>%T</td><td>", bri_policy_text(policy, row->clause->verdict));
	write_rules(page, row->clause);
	bri_html(page, "</td><td>");
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
	               "<th>Why</th><th>A build shows</th><th>Rules</th><th>Elsewhere</th></tr></thead><tbody>\n",
	         levels ? "<th>Low</th><th>Medium</th><th>High</th>" : "<th>State</th>");
	for (size_t i = first; i < last; i++)
		write_row(page, &page->matrix->rows[i], levels);
	bri_html(page, "</tbody></table></div></details>\n");
}

static bool is_named(const char *policy, const char *standard)
{
	return strncmp(policy, standard, strlen(standard)) == 0;
}

void bri_html_matrix(const struct bri_page *page)
{
	const struct bri_policy *policy = page->report->policy;
	const char *name = bri_policy_text(policy, bri_policy_header(policy)->name);
	size_t first, last;
	bool named = false;

	for (size_t i = 0; i < page->matrix->row_count; i++)
		named = named || is_named(name, bri_policy_text(policy, page->matrix->rows[i].clause->standard));
	bri_html(page, "<h2 id=\"clauses\">Clauses</h2>\n<p class=\"dim\">Proven: all of the clause is a build's to show, every rule "
	               "that the level asks for was judged wherever it must be, and nothing was found. Violated: something was found, "
	               "accepted or not. Declared: the maker's own word. Unproven: none of these.</p>\n");
	/* The one that the policy is named for comes first; a project's own name says nothing. */
	for (int pass = 0; pass < 2; pass++) {
		for (first = 0; first < page->matrix->row_count; first = last) {
			const char *standard = bri_policy_text(policy, page->matrix->rows[first].clause->standard);

			for (last = first; last < page->matrix->row_count; last++)
				if (strcmp(bri_policy_text(policy, page->matrix->rows[last].clause->standard), standard) != 0)
					break;
			if (is_named(name, standard) == (pass == 0))
				write_standard(page, first, last, !named || pass == 0);
		}
	}
}
