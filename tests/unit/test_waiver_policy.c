/* SPDX-License-Identifier: Apache-2.0 */
/* Waivers and scopes as a policy words them: of a function, so many and no more, of a file by its digest, for a triple
 * or a language; and what the policy's setting makes of comments. */
/* wrap: bri_policy_setting */
#include "little_policy.h"

#include "waiver.h"

#define DAY 20000u /* 2024-10-04 */

static const char *const ids[] = {"a.one", "a.two", "waiver.expired", "waiver.incomplete", "waiver.unmatched"};

/* The policy's `source-waivers`. */
static const char *setting;

const char *__wrap_bri_policy_setting(const struct bri_policy *policy, const char *name);

const char *__wrap_bri_policy_setting(const struct bri_policy *policy, const char *name)
{
	(void)policy;
	return strcmp(name, "source-waivers") == 0 ? setting : NULL;
}

struct bench {
	struct little *little;
	struct bri_policy *policy;
	struct bri_findings *findings;
};

static struct bench bench_of(const struct little_waiver *waivers, uint32_t waiver_count, const struct little_scope *scopes,
                             uint32_t scope_count, uint32_t rules)
{
	struct bench bench = {.little = little_new(), .findings = bri_findings_new()};
	bench.policy = little_policy(bench.little, ids, rules, waivers, waiver_count, scopes, scope_count);
	assert_non_null(bench.findings);
	return bench;
}

static void bench_free(struct bench *bench)
{
	bri_findings_free(bench->findings);
	bri_policy_close(bench->policy);
	little_free(bench->little);
}

static void add(struct bench *bench, const char *rule, const char *file, uint32_t line, const char *function)
{
	const struct bri_finding finding = {.rule = rule, .file = file, .line = line, .function = function,
	                                    .severity = BRI_ERROR, .result = BRI_FAIL, .message = "m"};
	assert_true(bri_findings_add(bench->findings, &finding));
}

static void apply(struct bench *bench, bool whole)
{
	struct bri_error error;
	assert_int_equal(bri_apply_waivers(bench->policy, bench->findings, DAY, whole, &error), 0);
}

/* The finding at that line; fails when there is none. */
static const struct bri_finding *at(const struct bench *bench, const char *rule, uint32_t line)
{
	for (size_t i = 0; i < bri_findings_count(bench->findings); i++) {
		const struct bri_finding *finding = bri_findings_at(bench->findings, i);
		if (strcmp(finding->rule, rule) == 0 && finding->line == line)
			return finding;
	}
	fail_msg("no %s at line %u", rule, (unsigned)line);
	return NULL;
}

static void a_function_of_its_own(void **state)
{
	static const struct little_waiver waivers[] = {{"a.one", "x.c", "r", DAY, NULL, "old_*", 0}};
	struct bench bench = bench_of(waivers, 1, NULL, 0, 5);
	(void)state;
	add(&bench, "a.one", "x.c", 1, "old_hash");
	add(&bench, "a.one", "x.c", 2, "new_hash");
	add(&bench, "a.one", "x.c", 3, "");
	apply(&bench, true);
	assert_true(at(&bench, "a.one", 1)->waived);
	assert_string_equal(at(&bench, "a.one", 1)->waiver_place, "brinell.yaml:10");
	assert_false(at(&bench, "a.one", 2)->waived);
	assert_false(at(&bench, "a.one", 3)->waived);
	assert_int_equal(bri_findings_count(bench.findings), 3);
	bench_free(&bench);
}

/* The first ones in the file are accepted, whatever order they were found in. */
static void so_many_and_no_more(void **state)
{
	static const struct little_waiver waivers[] = {{"a.one", "x.c", "r", DAY, NULL, NULL, 2}};
	struct bench bench = bench_of(waivers, 1, NULL, 0, 5);
	(void)state;
	add(&bench, "a.one", "x.c", 30, "");
	add(&bench, "a.one", "x.c", 10, "");
	add(&bench, "a.one", "x.c", 20, "");
	apply(&bench, true);
	assert_true(at(&bench, "a.one", 10)->waived);
	assert_true(at(&bench, "a.one", 20)->waived);
	assert_false(at(&bench, "a.one", 30)->waived);
	assert_int_equal(bri_findings_count(bench.findings), 3);
	bench_free(&bench);
}

static void expect_left_over(uint32_t accepted, uint32_t found, const char *value)
{
	const struct little_waiver waiver = {"a.one", "x.c", "r", DAY, NULL, NULL, accepted};
	struct bench bench = bench_of(&waiver, 1, NULL, 0, 5);
	for (uint32_t i = 0; i < found; i++)
		add(&bench, "a.one", "x.c", i + 20, "");
	apply(&bench, true);
	const struct bri_finding *finding = at(&bench, "waiver.unmatched", 10);
	assert_string_equal(finding->file, "brinell.yaml");
	assert_non_null(strstr(finding->message, value));
	bench_free(&bench);
	/* One unit can't tell. */
	bench = bench_of(&waiver, 1, NULL, 0, 5);
	apply(&bench, false);
	assert_int_equal(bri_findings_count(bench.findings), 0);
	bench_free(&bench);
}

static void what_is_left_over_is_told(void **state)
{
	(void)state;
	expect_left_over(5, 3, "accepts 5 findings and only 3 are left");
	expect_left_over(2, 1, "accepts 2 findings and only 1 is left");
	expect_left_over(0, 0, "matches no finding");
}

/* A counted waiver takes none that another has accepted; one that isn't counted still counts as used. */
static void two_waivers_of_one_finding(void **state)
{
	static const struct little_waiver counted[] = {{"a.*", "*", "all", DAY, NULL, NULL, 0},
	                                               {"a.one", "x.c", "one", DAY, NULL, NULL, 1}};
	static const struct little_waiver plain[] = {{"a.*", "*", "all", DAY, NULL, NULL, 0},
	                                             {"a.one", "x.c", "one", DAY, NULL, NULL, 0}};
	static const struct little_waiver late[] = {{"a.*", "*", "gone", DAY - 1, NULL, NULL, 0},
	                                            {"a.one", "x.c", "one", DAY, NULL, NULL, 0}};
	struct bench bench = bench_of(counted, 2, NULL, 0, 5);
	(void)state;
	add(&bench, "a.one", "x.c", 1, "");
	apply(&bench, true);
	assert_string_equal(at(&bench, "a.one", 1)->waiver_reason, "all");
	assert_non_null(at(&bench, "waiver.unmatched", 11));
	bench_free(&bench);
	bench = bench_of(plain, 2, NULL, 0, 5);
	add(&bench, "a.one", "x.c", 1, "");
	apply(&bench, true);
	assert_int_equal(bri_findings_count(bench.findings), 1);
	bench_free(&bench);
	bench = bench_of(late, 2, NULL, 0, 5);
	add(&bench, "a.one", "x.c", 1, "");
	apply(&bench, false);
	assert_string_equal(at(&bench, "a.one", 1)->waiver_reason, "one");
	assert_non_null(strstr(at(&bench, "waiver.expired", 10)->message, "2024-10-03"));
	bench_free(&bench);
}

/* A policy without the rule doesn't excuse the fault. */
static void faults_need_no_rule(void **state)
{
	static const struct little_waiver waivers[] = {{"a.one", "x.c", "r", DAY - 1, NULL, NULL, 0}};
	struct bench bench = bench_of(waivers, 1, NULL, 0, 2);
	(void)state;
	add(&bench, "a.one", "x.c", 1, "");
	apply(&bench, false);
	const struct bri_finding *finding = at(&bench, "waiver.expired", 10);
	assert_int_equal(finding->severity, BRI_ERROR);
	assert_string_equal(finding->message, "The waiver of a.one expired on 2024-10-03");
	bench_free(&bench);
}

#define DIGEST "00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff"

static bool digest_of(void *context, const char *path, char ret_hex[65])
{
	(*(size_t *)context)++;
	strcpy(ret_hex, DIGEST);
	return strcmp(path, "vendor.a") == 0;
}

static void a_file_by_its_digest(void **state)
{
	static const struct little_waiver waivers[] = {
	    {"a.one", "*", "r", DAY, "00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF00FF", NULL, 0}};
	struct bench bench = bench_of(waivers, 1, NULL, 0, 5);
	size_t asked = 0;
	const struct bri_waiver_files files = {digest_of, &asked, NULL};
	struct bri_error error;
	(void)state;
	add(&bench, "a.one", "vendor.a", 0, "");
	add(&bench, "a.one", "other.a", 0, "");
	add(&bench, "a.two", "vendor.a", 0, "");
	add(&bench, "a.one", "vendor.a", 7, "");
	assert_int_equal(bri_apply_waivers_to_files(bench.policy, bench.findings, DAY, &files, &error), 0);
	assert_int_equal(asked, 2); /* only where the waiver could fit a file as a whole */
	for (size_t i = 0; i < bri_findings_count(bench.findings); i++) {
		const struct bri_finding *finding = bri_findings_at(bench.findings, i);
		const bool is_file = finding->line == 0 && strcmp(finding->rule, "a.one") == 0 && finding->file[0] == 'v';
		assert_int_equal(finding->waived, is_file);
		/* Where the evidence goes, the digest goes. */
		assert_int_equal(strcasecmp(finding->digest, DIGEST) == 0, is_file);
	}
	bench_free(&bench);
}

static void scopes_of_a_unit(void **state)
{
	static const struct little_scope scopes[] = {{"a.one", NULL, NULL, BRI_WARNING, "arm-*", NULL, NULL},
	                                             {"a.two", NULL, NULL, BRI_OFF, NULL, "c++", "kernel"},
	                                             {"a.three", "x.c", "app", BRI_OFF, NULL, NULL, NULL}};
	static const struct bri_scope_unit arm = {"arm-linux", "c", NULL}, x86 = {"x86_64-linux", "c++", "kernel"},
	                                   user = {"x86_64-linux", "c++", "user"};
	struct bench bench = bench_of(NULL, 0, scopes, 3, 5);
	const struct bri_policy *policy = bench.policy;
	(void)state;
	assert_int_equal(bri_scope_severity_in(policy, "a.one", BRI_ERROR, "", "x.c", &arm), BRI_WARNING);
	assert_int_equal(bri_scope_severity_in(policy, "a.one", BRI_ERROR, "", "x.c", &x86), BRI_ERROR);
	assert_int_equal(bri_scope_severity_in(policy, "a.one", BRI_ERROR, "", "x.c", NULL), BRI_ERROR);
	assert_int_equal(bri_scope_severity_in(policy, "a.two", BRI_ERROR, "", "x.c", &x86), BRI_OFF);
	assert_int_equal(bri_scope_severity_in(policy, "a.two", BRI_ERROR, "", "x.c", &user), BRI_ERROR);
	assert_int_equal(bri_scope_severity_in(policy, "a.two", BRI_ERROR, "", "x.c", &arm), BRI_ERROR);
	/* Whoever made the evidence knew the unit: what it said stays. */
	assert_int_equal(bri_scope_severity_in(policy, "a.one", BRI_ERROR, "", "x.c", &bri_scope_evidence), BRI_ERROR);
	assert_int_equal(bri_scope_severity(policy, "a.three", BRI_ERROR, "app", "x.c"), BRI_OFF);
	assert_int_equal(bri_scope_severity(policy, "a.three", BRI_ERROR, "other", "x.c"), BRI_ERROR);
	assert_int_equal(bri_scope_severity(policy, "a.three", BRI_ERROR, "", "x.c"), BRI_ERROR);
	assert_int_equal(bri_scope_severity(policy, "a.three", BRI_ERROR, "app", "y.c"), BRI_ERROR);
	assert_true(bri_path_glob("./x.c", "x.c"));
	assert_false(bri_path_glob(".x.c", "x.c"));
	bench_free(&bench);
}

/* ---- comments ------------------------------------------------------------------- */

static const char *comment, *above;

static const char *read_line(void *context, const char *file, uint32_t line, size_t *ret_length)
{
	const char *text = line == 2 ? comment : line == 1 ? above : NULL;
	(void)context;
	(void)file;
	*ret_length = text ? strlen(text) : 0;
	return text;
}

/* A finding at line 2 of a/x.c, after its comments. */
static struct bench commented(const char *word, const char *line, const char *fix)
{
	const struct bri_judge_options options = {.today = DAY, .line = read_line};
	const struct bri_finding finding = {.rule = "a.one", .file = "a/x.c", .line = 2, .severity = BRI_ERROR,
	                                    .result = BRI_FAIL, .message = "m", .fix = fix};
	struct bench bench = bench_of(NULL, 0, NULL, 0, 5);
	struct bri_error error;
	setting = word;
	comment = line;
	assert_true(bri_findings_add(bench.findings, &finding));
	assert_int_equal(bri_waivers_apply_source(bench.policy, bench.findings, &options, &error), 0);
	return bench;
}

#define SHORT "f(); // brinell: allow a.one: cache key"

static void short_comments_where_the_policy_lets_them(void **state)
{
	struct bench bench = commented("short", SHORT, "mend it");
	(void)state;
	assert_true(at(&bench, "a.one", 2)->waived && at(&bench, "a.one", 2)->waived_in_source);
	assert_string_equal(at(&bench, "a.one", 2)->waiver_place, "x.c:2, no expiry");
	assert_string_equal(at(&bench, "a.one", 2)->waiver_reason, "cache key");
	/* A later gate holds to it, for as long as its policy does. */
	apply(&bench, false);
	assert_true(at(&bench, "a.one", 2)->waived);
	setting = "full";
	apply(&bench, false);
	assert_false(at(&bench, "a.one", 2)->waived);
	assert_string_equal(at(&bench, "a.one", 2)->waiver_place, "");
	bench_free(&bench);
	bench = commented(NULL, SHORT, "mend it"); /* without a word they must be whole */
	assert_false(at(&bench, "a.one", 2)->waived);
	assert_non_null(strstr(at(&bench, "waiver.incomplete", 2)->message, "an owner, an expiry date"));
	bench_free(&bench);
}

static void no_comments_where_the_policy_says_so(void **state)
{
	struct bench bench = commented("off", SHORT, "mend it");
	(void)state;
	assert_false(at(&bench, "a.one", 2)->waived);
	assert_non_null(strstr(at(&bench, "a.one", 2)->fix, "mend it; the waiver comment here is not honoured"));
	assert_int_equal(bri_findings_count(bench.findings), 1); /* what it lacks is nobody's business then */
	bench_free(&bench);
	bench = commented("off", SHORT, "");
	assert_int_equal(strncmp(at(&bench, "a.one", 2)->fix, "the waiver comment", 18), 0);
	bench_free(&bench);
}

static void comments_speak_of_their_rule_and_line(void **state)
{
	struct bench bench = commented("short", "f(); // brinell: allow a.two: another", "");
	(void)state;
	assert_false(at(&bench, "a.one", 2)->waived);
	bench_free(&bench);
	bench = commented("short", "f(); // brinell: allow", "");
	assert_non_null(strstr(at(&bench, "waiver.incomplete", 2)->message, "a rule"));
	bench_free(&bench);
	above = "g(); // brinell: allow a.one: of its own line";
	bench = commented("short", "f();", "");
	assert_false(at(&bench, "a.one", 2)->waived);
	bench_free(&bench);
	above = "// brinell: allow a.one: of the next line";
	bench = commented("short", "f();", "");
	assert_true(at(&bench, "a.one", 2)->waived);
	assert_string_equal(at(&bench, "a.one", 2)->waiver_place, "x.c:1, no expiry");
	bench_free(&bench);
	above = NULL;
}

/* Evidence whose comment has no day that can be read isn't believed. */
static void a_day_that_is_none_waives_nothing(void **state)
{
	static const char *const places[] = {"x.c:1, expires 2024-13-01", "x.c:1, expired 2099-01-01", "x.c:1", ""};
	(void)state;
	setting = "full";
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct bench bench = bench_of(NULL, 0, NULL, 0, 5);
		const struct bri_finding finding = {.rule = "a.one", .file = "x.c", .line = 2, .severity = BRI_ERROR,
		                                    .result = BRI_FAIL, .message = "m", .waived = true,
		                                    .waived_in_source = true, .waiver_place = places[i]};
		assert_true(bri_findings_add(bench.findings, &finding));
		apply(&bench, false);
		assert_false(at(&bench, "a.one", 2)->waived);
		assert_non_null(at(&bench, "waiver.expired", 2));
		bench_free(&bench);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_function_of_its_own),
	    cmocka_unit_test(so_many_and_no_more),
	    cmocka_unit_test(what_is_left_over_is_told),
	    cmocka_unit_test(two_waivers_of_one_finding),
	    cmocka_unit_test(faults_need_no_rule),
	    cmocka_unit_test(a_file_by_its_digest),
	    cmocka_unit_test(scopes_of_a_unit),
	    cmocka_unit_test(short_comments_where_the_policy_lets_them),
	    cmocka_unit_test(no_comments_where_the_policy_says_so),
	    cmocka_unit_test(comments_speak_of_their_rule_and_line),
	    cmocka_unit_test(a_day_that_is_none_waives_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
