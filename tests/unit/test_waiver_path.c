/* SPDX-License-Identifier: Apache-2.0 */
/* Which file a waiver's path names: by the name that its compiler was given, seen from a directory, or by the name under
 * which it was compiled; and that a counted waiver takes two names of one finding for one. */
#include "little_policy.h"

#include "waiver.h"

#define DAY 20000u

static const char *const ids[] = {"a.one", "waiver.expired", "waiver.unmatched"};

static void a_path_is_the_end_of_the_whole_name(void **state)
{
	static const struct {
		const char *path, *file, *directory;
		bool names;
	} cases[] = {
	    {"src/x.c", "x.c", "/home/me/src", true},
	    {"src/x.c", "./x.c", "/home/me/src", true},
	    {"src/x.c", ".//x.c", "/home/me/src", true},
	    {"src/x.c", "../src/x.c", "/home/me/build", true},
	    {"src/x.c", "../../src/./x.c", "/home/me/build/deep", true},
	    {"home/x.c", "../../../../../home/x.c", "/home/me", true}, /* not above the root */
	    {"src/x.c", "x.c", "/home/me/lib", false},
	    {"src/x.c", "../x.c", "/home/me/src", false},
	    {"src/x.c", "..x.c", "/home/me/src", false},
	    {"src/.x.c", ".x.c", "/home/me/src", true},
	    {"src/x.c", "x.c", NULL, false},
	    {"s*/x.c", "x.c", "/home/me/src", false}, /* a star could mean what lies above the project */
	    {"me/src/x.c", "/src/x.c", "/home/me", false},
	    {"src/x.c", "/else/where/src/x.c", NULL, true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct bri_finding finding = {.file = cases[i].file, .compiled = ""};
		if (bri_waiver_names_file(cases[i].path, &finding, cases[i].directory) != cases[i].names)
			fail_msg("%s and %s in %s", cases[i].path, cases[i].file, cases[i].directory);
	}
}

static void what_the_compile_gate_waived_stays_waived(void **state)
{
	static const struct {
		const char *path, *file;
		bool names;
	} cases[] = {
	    {"app/src/x.c", "x.c", true},   {"app/src/x.c", "../src/x.c", true}, {"app/src/x.c", "./../src/x.c", true},
	    {"app/src/x.c", "y.c", false},  {"app/src/x.c", "c", false},         {"x.c", "sub/x.c", true},
	    {"app/src/x.c", "./", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bri_finding finding = {.file = cases[i].file, .compiled = "", .was_waived = true};
		if (bri_waiver_names_file(cases[i].path, &finding, NULL) != cases[i].names)
			fail_msg("%s and %s", cases[i].path, cases[i].file);
	}
	/* The report placed it, and the waiver has the compiler's name; or neither. */
	const struct bri_finding placed = {.file = "lib/a/x.c", .compiled = "../x.c"};
	assert_true(bri_waiver_names_file("x.c", &placed, NULL));
	assert_true(bri_waiver_names_file("a/x.c", &placed, NULL));
	assert_false(bri_waiver_names_file("b/x.c", &placed, NULL));
}

/* Findings of a.one at x.c:LINE, as reports place them after they were compiled as `compiled`: how many are waived. */
struct placed {
	const char *file, *compiled;
	uint32_t line, column;
};

static size_t waived_of(const char *path, uint32_t accepted, const struct placed *placed, size_t count)
{
	const struct little_waiver waiver = {"a.one", path, "r", DAY, NULL, NULL, accepted};
	struct little *little = little_new();
	struct bri_policy *policy = little_policy(little, ids, 3, &waiver, 1, NULL, 0);
	struct bri_findings *findings = bri_findings_new();
	struct bri_error error;
	size_t waived = 0;
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding finding = {.rule = "a.one", .file = placed[i].file, .compiled = placed[i].compiled,
		                                    .line = placed[i].line, .column = placed[i].column,
		                                    .severity = BRI_ERROR, .result = BRI_FAIL, .message = "m"};
		assert_non_null(bri_findings_add(findings, &finding));
	}
	assert_int_equal(bri_apply_waivers(policy, findings, DAY, false, &error), 0);
	for (size_t i = 0; i < bri_findings_count(findings); i++)
		waived += bri_findings_at(findings, i)->waived;
	bri_findings_free(findings);
	bri_policy_close(policy);
	little_free(little);
	return waived;
}

static void two_names_of_one_finding_count_as_one(void **state)
{
	static const struct placed twice[] = {{"one/x.c", "x.c", 7, 3}, {"two/x.c", "x.c", 7, 3}};
	static const struct placed before[] = {{"one/x.c", "x.c", 7, 3}, {"x.c", "", 7, 3}};
	static const struct placed behind[] = {{"x.c", "", 7, 3}, {"zero/x.c", "x.c", 7, 3}};
	static const struct placed lines[] = {{"one/x.c", "x.c", 7, 3}, {"two/x.c", "x.c", 8, 3}};
	static const struct placed columns[] = {{"one/x.c", "x.c", 7, 3}, {"two/x.c", "x.c", 7, 4}};
	static const struct placed units[] = {{"one/x.c", "x.c", 7, 3}, {"two/x.c", "./x.c", 7, 3}};
	(void)state;
	assert_int_equal(waived_of("x.c", 1, twice, 2), 2);
	assert_int_equal(waived_of("x.c", 1, before, 2), 2);
	assert_int_equal(waived_of("x.c", 1, behind, 2), 2);
	assert_int_equal(waived_of("x.c", 1, lines, 2), 1);
	assert_int_equal(waived_of("x.c", 1, columns, 2), 1);
	assert_int_equal(waived_of("x.c", 1, units, 2), 1);
	assert_int_equal(waived_of("x.c", 2, units, 2), 2);
	assert_int_equal(waived_of("two/x.c", 1, twice, 2), 1); /* where they were placed they are two */
	assert_int_equal(waived_of("x.c", 0, lines, 2), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_path_is_the_end_of_the_whole_name),
	    cmocka_unit_test(what_the_compile_gate_waived_stays_waived),
	    cmocka_unit_test(two_names_of_one_finding_count_as_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
