/* SPDX-License-Identifier: Apache-2.0 */
/* Findings as text, to the last byte: places, source lines with their caret, colours, waivers, untrusted bytes. */
#include "fixture.h"

#include "render.h"

/* The line that every place is at; NULL: there is none. */
static const char *source;

static const char *read_line(void *context, const char *file, uint32_t line, size_t *ret_length)
{
	(void)context;
	(void)file;
	(void)line;
	*ret_length = source != NULL ? strlen(source) : 0;
	return source;
}

static char *shown(const struct bri_finding *finding, bool colour)
{
	struct text text = { .bytes = NULL };
	const struct bri_render render = { .colour = colour, .carets = true, .line = read_line, .emit = text_add,
		                           .emit_context = &text };
	bri_render_finding(&render, finding);
	return text.bytes;
}

static void expect(const struct bri_finding *finding, bool colour, const char *expected)
{
	char *text = shown(finding, colour);
	assert_string_equal(text, expected);
	free(text);
}

static void an_error_has_its_line_steps_and_notes(void **state)
{
	(void)state;
	const struct bri_step steps[] = { { .file = "b.c", .line = 2, .column = 1, .text = "set here" },
		                          { .file = "", .text = "from\x1b[2J" } };
	const struct bri_finding finding = { .rule = "tls.verify-off", .file = "a.c", .line = 12, .column = 3,
		                             .severity = BRI_ERROR, .result = BRI_FAIL, .function = "f", .message = "off",
		                             .clauses = "3.1", .cwe = "CWE-295", .fix = "turn it on", .steps = steps,
		                             .step_count = 2 };
	source = "\tcall(x);\r\n";
	expect(&finding, false,
	       "a.c: In function 'f':\na.c:12:3: error: off [tls.verify-off]\n"
	       "   12 |         call(x);\n      |          ^~~\n"
	       "b.c:2:1: note: set here\n    2 |         call(x);\n      | ^\n"
	       "brinell: note: from\\x1b[2J\n"
	       "a.c:12:3: note: 3.1, CWE-295\na.c:12:3: note: fix: turn it on\n");
}

static void colours_are_gccs(void **state)
{
	(void)state;
	const struct bri_finding finding = { .rule = "r.one", .file = "a.c", .line = 1, .column = 1,
		                             .severity = BRI_WARNING, .result = BRI_FAIL, .message = "m", .cwe = "CWE-1" };
	source = "ab c";
	expect(&finding, true,
	       "\33[01m\33[Ka.c:1:1:\33[m\33[K \33[01;35m\33[Kwarning:\33[m\33[K m [\33[01;35m\33[Kr.one\33[m\33[K]\n"
	       "    1 | \33[01;35m\33[Kab\33[m\33[K c\n      | \33[01;35m\33[K^~\33[m\33[K\n"
	       "\33[01m\33[Ka.c:1:1:\33[m\33[K \33[01;36m\33[Knote:\33[m\33[K CWE-1\n");
}

static void a_waiver_says_whose_it_is(void **state)
{
	(void)state;
	struct bri_finding finding = { .rule = "r.one", .file = "a.c", .line = 7, .severity = BRI_ERROR, .result = BRI_FAIL,
		                       .message = "m", .fix = "never shown", .waived = true, .waiver_reason = "a test",
		                       .waiver_owner = "us", .waiver_place = "brinell.yaml:3" };
	expect(&finding, false, "a.c:7: waived: m [r.one]\na.c:7: note: waived by us in brinell.yaml:3: a test\n");
	finding.waiver_owner = finding.waiver_place = NULL;
	finding.clauses = "3.1";
	expect(&finding, false, "a.c:7: waived: m [r.one]\na.c:7: note: waived by nobody: a test\na.c:7: note: 3.1\n");
}

static void unknown_is_never_told_as_a_fault(void **state)
{
	(void)state;
	const struct bri_finding finding = { .rule = "r.one", .line = 3, .column = 4, .is_option = true,
		                             .severity = BRI_ERROR, .result = BRI_UNKNOWN, .message = NULL };
	expect(&finding, false, "brinell:3:4: unknown: not decided:  [r.one]\n");
}

/* Which column the caret is under, and what of the line is shown. */
static void expect_caret(const char *line, uint32_t column, const char *expected)
{
	const struct bri_finding finding = { .rule = "r", .file = "a.c", .line = 1, .column = column, .severity = BRI_ERROR,
		                             .result = BRI_FAIL, .message = "m" };
	source = line;
	char *text = shown(&finding, false);
	assert_string_equal(strchr(text, '\n') + 1, expected);
	free(text);
}

static void the_caret_stands_under_its_column(void **state)
{
	(void)state;
	expect_caret(NULL, 1, "");
	expect_caret("abc", 4, ""); /* behind the line's end: the file was changed */
	expect_caret("\n", 1, "");
	expect_caret("a+b", 2, "    1 | a+b\n      |  ^\n");
	expect_caret("a\tB_9-", 3, "    1 | a       B_9-\n      |         ^~~\n");
	expect_caret("\303\251\t\303\251\303\251x y", 4,
	             "    1 | \303\251       \303\251\303\251x y\n      |         ^~~\n"); /* UTF-8 takes a column each */
	expect_caret("a \x01\x7f z", 6, "    1 | a ?? z\n      |      ^\n");
}

static void long_lines_are_cut_between_characters(void **state)
{
	(void)state;
	char line[1001], expected[600];
	char blank[200];
	memset(blank, ' ', sizeof(blank));
	memset(line, '.', sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	memcpy(line + 500, "here", 4);
	snprintf(expected, sizeof(expected), "    1 | %.80s%.80s\n      | %.80s^~~~\n", line + 420, line + 500, blank);
	expect_caret(line, 501, expected);
	/* The window's edges would cut a character in two: it is left out. */
	memcpy(line + 419, "\303\251", 2);
	memcpy(line + 579, "\303\251", 2);
	snprintf(expected, sizeof(expected), "    1 | %.79s%.79s\n      | %.79s^~~~\n", line + 421, line + 500, blank);
	expect_caret(line, 501, expected);
	/* Near an end it is moved, not cut. */
	memset(line, '.', sizeof(line) - 1);
	snprintf(expected, sizeof(expected), "    1 | %.160s\n      |   ^\n", line);
	expect_caret(line, 3, expected);
	snprintf(expected, sizeof(expected), "    1 | %.160s\n      | %.158s^\n", line, blank);
	expect_caret(line, 999, expected);
}

static void the_reader_is_asked_for_nothing_without_a_place(void **state)
{
	(void)state;
	struct text text = { .bytes = NULL };
	const struct bri_step step = { .file = NULL, .line = 1, .column = 1, .text = "s" };
	const struct bri_finding finding = { .rule = "r", .file = "a.c", .line = 0, .column = 9, .severity = BRI_ERROR,
		                             .result = BRI_FAIL, .message = "m", .steps = &step, .step_count = 1 };
	struct bri_render render = { .carets = true, .line = read_line, .emit = text_add, .emit_context = &text };
	source = "never shown";
	bri_render_finding(&render, &finding);
	assert_string_equal(text.bytes, "a.c: error: m [r]\nbrinell:1:1: note: s\n");
	text.size = 0;
	render.carets = false;
	bri_render_finding(&render, &finding);
	assert_null(strstr(text.bytes, "never shown"));
	free(text.bytes);
}

static void expect_summary(const struct bri_findings *findings, size_t units, const char *expected)
{
	struct text text = { .bytes = NULL };
	const struct bri_render render = { .emit = text_add, .emit_context = &text };
	bri_render_summary(&render, findings, units);
	assert_string_equal(text.bytes, expected);
	free(text.bytes);
}

static void the_summary_counts_each_kind(void **state)
{
	(void)state;
	struct bri_findings *findings = bri_findings_new();
	struct bri_finding finding = { .rule = "r", .file = "a.c", .severity = BRI_ERROR, .result = BRI_FAIL };
	expect_summary(findings, 1, "no findings in 1 unit\n");
	bri_findings_add(findings, &finding);
	finding.rule = "s";
	bri_findings_add(findings, &finding);
	finding.severity = BRI_WARNING;
	finding.rule = "t";
	bri_findings_add(findings, &finding);
	finding.rule = "u";
	finding.waived = true;
	bri_findings_add(findings, &finding);
	finding.rule = "v";
	finding.waived = false;
	finding.result = BRI_UNKNOWN;
	bri_findings_add(findings, &finding);
	bri_findings_count_unknown(findings, "w", 2);
	expect_summary(findings, 3, "2 errors, 1 warning, 1 waived, 3 unknown in 3 units\n");
	bri_findings_free(findings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_error_has_its_line_steps_and_notes),
		cmocka_unit_test(colours_are_gccs),
		cmocka_unit_test(a_waiver_says_whose_it_is),
		cmocka_unit_test(unknown_is_never_told_as_a_fault),
		cmocka_unit_test(the_caret_stands_under_its_column),
		cmocka_unit_test(long_lines_are_cut_between_characters),
		cmocka_unit_test(the_reader_is_asked_for_nothing_without_a_place),
		cmocka_unit_test(the_summary_counts_each_kind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
