/* SPDX-License-Identifier: Apache-2.0 */
/* The compile gate with a policy and a judge of its own: what a test wants them
 * to say is in `said`. */
/* wrap: bri_policy_open bri_policy_close bri_policy_header bri_policy_text bri_policy_digest_hex bri_policy_setting bri_judge_unit bri_unit_write_calls bri_enumerators_prune */
#include "gate_fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

static void expect_argument_error(const char *key, const char *value, const char *what)
{
	struct bri_gate_unit *gate = bri_gate_unit_new();
	struct bri_error error = { .what = "" };
	assert_int_equal(bri_gate_unit_argument(gate, key, value, &error), -1);
	if (strstr(error.what, what) == NULL)
		fail_msg("'%s' does not say '%s'", error.what, what);
	bri_gate_unit_free(gate);
}

static void bad_arguments_are_refused(void **state)
{
	(void)state;
	expect_argument_error("polciy", "x.bri", "unknown argument 'polciy'");
	expect_argument_error("mode", "enforced", "'enforced' is no mode");
	expect_argument_error("mode", NULL, "'' is no mode");
	expect_argument_error("digest", "12", "64 hexadecimal digits");
	expect_argument_error("comments", "maybe", "neither yes nor no");
	expect_argument_error("policy", "", "is empty");
}

static void expect_open_error(struct bri_gate_unit *gate, const char *where, const char *what)
{
	struct bri_error error = { .what = "" };
	assert_int_equal(bri_gate_unit_open(gate, &error), -1);
	assert_string_equal(error.where, where);
	if (strstr(error.what, what) == NULL)
		fail_msg("'%s' does not say '%s'", error.what, what);
	bri_gate_unit_free(gate);
	assert_int_equal(said.opened, 0);
}

static void without_a_good_policy_nothing_opens(void **state)
{
	(void)state;
	expect_open_error(bri_gate_unit_new(), "", "no policy");
	expect_open_error(gate_with("policy", "xiaomi-2.0-high"), "xiaomi-2.0-high", "no compiled policy");
	expect_open_error(gate_with("policy", "damaged.bri"), "damaged.bri", "damaged");
	expect_open_error(gate_with("digest", "00000000000000000000000000000000000000000000000000000000000000ff"), "p.bri",
	                  "the command line says");
	setenv("BRINELL_MODE", "loud", 1);
	expect_open_error(gate_with(NULL, NULL), "BRINELL_MODE", "'loud' is no mode");
}

static void arguments_beat_the_environment(void **state)
{
	(void)state;
	setenv("BRINELL_POLICY", "damaged.bri", 1);
	setenv("BRINELL_MODE", "off", 1);
	struct bri_gate_unit *gate = gate_with("mode", "record");
	assert_int_equal(bri_gate_unit_argument(gate, "digest", digest_hex, NULL), 0);
	assert_int_equal(bri_gate_unit_open(gate, NULL), 0);
	assert_int_equal(bri_gate_unit_mode(gate), BRI_MODE_RECORD);
	assert_ptr_equal(bri_gate_unit_policy(gate), &said);
	bri_gate_unit_free(gate);
	setenv("BRINELL_POLICY", "good.bri", 1);
	setenv("BRINELL_MODE", "warn", 1);
	gate = bri_gate_unit_new();
	assert_int_equal(bri_gate_unit_open(gate, NULL), 0);
	assert_int_equal(bri_gate_unit_mode(gate), BRI_MODE_WARN);
	bri_gate_unit_free(gate);
	assert_int_equal(said.opened, 0);
}

static void each_mode_shows_and_refuses_as_it_says(void **state)
{
	(void)state;
	static const struct {
		const char *mode;
		size_t shown, errors;
		bool is_refused;
	} expected[] = { { "enforce", 2, 1, true }, { "harden", 2, 1, true }, { "warn", 2, 0, false },
		         { "record", 0, 0, false }, { "probe", 0, 0, false }, { "off", 0, 0, false } };
	said.finds_error = true;
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		struct bri_gate_unit *gate = judged(expected[i].mode);
		const struct bri_findings *shown = bri_gate_unit_findings(gate);
		assert_int_equal(bri_findings_count(shown), expected[i].shown);
		assert_int_equal(bri_findings_of(shown, BRI_ERROR), expected[i].errors);
		assert_int_equal(bri_gate_unit_is_refused(gate), expected[i].is_refused);
		bri_gate_unit_free(gate);
	}
	said.finds_error = false;
	struct bri_gate_unit *gate = judged("enforce");
	assert_int_equal(bri_findings_count(bri_gate_unit_findings(gate)), 1);
	assert_false(bri_gate_unit_is_refused(gate));
	assert_false(said.refuses_source_waivers);
	bri_gate_unit_free(gate);
	gate = gate_with("comments", "no");
	assert_int_equal(bri_gate_unit_open(gate, NULL), 0);
	assert_int_equal(bri_gate_unit_judge(gate, unit, NULL, NULL, NULL), 0);
	assert_true(said.refuses_source_waivers);
	bri_gate_unit_free(gate);
}

static void what_was_not_judged_never_passes(void **state)
{
	(void)state;
	struct bri_error error = { .what = "" };
	unsigned char *bytes = NULL;
	size_t size = 0;
	said.judgement = -1;
	struct bri_gate_unit *gate = gate_with("report-dir", directory);
	assert_int_equal(bri_gate_unit_open(gate, &error), 0);
	assert_int_equal(bri_gate_unit_judge(gate, unit, NULL, NULL, &error), -1);
	assert_string_equal(error.what, "the judge fell asleep");
	assert_true(bri_gate_unit_is_refused(gate));
	assert_int_equal(bri_gate_unit_note(gate, &(struct bri_function_counts){ 1, 0, 0, false }, &bytes, &size, &error), -1);
	assert_int_equal(bri_gate_unit_report(gate, "x.o", toy_digest, &error), 0);
	assert_int_equal(files_in(directory), 0);
	said.judgement = 0;
	bri_unit_set_incomplete(unit);
	assert_int_equal(bri_gate_unit_judge(gate, unit, NULL, NULL, &error), -1);
	assert_non_null(strstr(error.what, "nothing was proven"));
	assert_true(bri_gate_unit_is_refused(gate));
	bri_gate_unit_free(gate);
	bri_gate_unit_free(NULL);
}

static void malformed_facts_stop_before_the_judge(void **state)
{
	(void)state;
	struct bri_unit *bad = bri_unit_new("bad.c");
	bri_unit_add_node(bad, BRI_OBJECT, BRI_OP_NONE, (struct bri_shape){ .type = BRI_SIGNED }, 3, 0, 0, 0);
	struct bri_gate_unit *gate = gate_with(NULL, NULL);
	struct bri_error error = { .what = "" };
	assert_int_equal(bri_gate_unit_open(gate, &error), 0);
	assert_int_equal(bri_gate_unit_judge(gate, bad, NULL, NULL, &error), -1);
	assert_non_null(strstr(error.what, "malformed"));
	bri_gate_unit_free(gate);
	bri_unit_free(bad);
}

static void the_note_is_evidence(void **state)
{
	(void)state;
	said.finds_error = true;
	struct bri_gate_unit *gate = judged("record");
	bri_gate_unit_argument(gate, "output", "dir/net.o", NULL);
	unsigned char *bytes = NULL;
	size_t size = 0;
	assert_int_equal(bri_gate_unit_note(gate, &(struct bri_function_counts){ 5, 2, 3, true }, &bytes, &size, NULL), 0);
	struct bri_evidence_file *file = bri_evidence_decode(bytes, size, false, "note", NULL);
	const struct bri_evidence *evidence = bri_evidence_get(file);
	assert_string_equal(evidence->policy, "test-policy");
	assert_string_equal(evidence->output, "dir/net.o");
	assert_string_equal(evidence->unit, "net.c");
	assert_int_equal(evidence->mode, BRI_MODE_RECORD);
	assert_int_equal(evidence->digest[0], 0xab);
	assert_int_equal(evidence->functions_protected, 5);
	assert_int_equal(evidence->functions_unprotected, 2);
	assert_int_equal(evidence->functions_named, 3);
	assert_true(evidence->assembles);
	assert_int_equal(bri_findings_count(evidence->findings), 4);
	assert_int_equal(bri_unit_functions(evidence->facts), 6);
	bri_evidence_free(file);
	bri_gate_unit_free(gate);
	free(bytes);
}

static void a_refused_unit_leaves_a_report_and_a_good_one_takes_it_away(void **state)
{
	(void)state;
	struct bri_error error = { .what = "" };
	said.finds_error = true;
	struct bri_gate_unit *gate = judged("enforce");
	assert_int_equal(bri_gate_unit_report(gate, "./sub//x.o", toy_digest, &error), 0);
	assert_int_equal(bri_gate_unit_report(gate, "sub/x.o", toy_digest, &error), 0);
	assert_int_equal(files_in(directory), 1);
	assert_int_equal(bri_gate_unit_report(gate, NULL, toy_digest, &error), 0);
	assert_int_equal(files_in(directory), 2);
	assert_int_equal(bri_gate_unit_report(gate, "net.o", toy_digest, &error), 0);
	assert_int_equal(files_in(directory), 2);
	bri_gate_unit_free(gate);
	said.finds_error = false;
	gate = judged("enforce");
	assert_int_equal(bri_gate_unit_report(gate, "sub/./x.o", toy_digest, &error), 0);
	assert_int_equal(files_in(directory), 1);
	assert_int_equal(bri_gate_unit_report(gate, "never.o", toy_digest, &error), 0);
	bri_gate_unit_free(gate);
}

static void a_report_is_whole_or_not_there(void **state)
{
	(void)state;
	struct bri_error error = { .what = "" };
	said.finds_error = true;
	struct bri_gate_unit *gate = judged("enforce");
	/* A full disk, as the process sees it. */
	struct rlimit limit, none = { .rlim_cur = 10 };
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	none.rlim_max = limit.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	int status = bri_gate_unit_report(gate, "x.o", toy_digest, &error);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_int_equal(status, -1);
	assert_non_null(strstr(error.what, "can't write the report"));
	assert_int_equal(files_in(directory), 0);
	bri_gate_unit_free(gate);
	/* The directory is made when it is missing, but not its parents. */
	char deep[128];
	snprintf(deep, sizeof(deep), "%s/new", directory);
	gate = judged("enforce");
	bri_gate_unit_argument(gate, "report-dir", deep, NULL);
	assert_int_equal(bri_gate_unit_report(gate, "x.o", toy_digest, &error), 0);
	assert_int_equal(files_in(deep), 1);
	snprintf(deep, sizeof(deep), "%s/a/b", directory);
	bri_gate_unit_argument(gate, "report-dir", deep, NULL);
	assert_int_equal(bri_gate_unit_report(gate, "x.o", toy_digest, &error), -1);
	assert_non_null(strstr(error.what, "BRINELL_REPORT_DIR"));
	bri_gate_unit_free(gate);
}

static void facts_and_calls_are_written_on_request(void **state)
{
	(void)state;
	char path[128];
	char text[2 * sizeof(sample)] = "";
	snprintf(path, sizeof(path), "%s/x.facts", directory);
	struct bri_gate_unit *gate = gate_with("facts", path);
	assert_int_equal(bri_gate_unit_open(gate, NULL), 0);
	assert_int_equal(bri_gate_unit_judge(gate, unit, NULL, NULL, NULL), 0);
	bri_gate_unit_free(gate);
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fread(text, 1, sizeof(text), file), strlen(sample));
	fclose(file);
	assert_string_equal(text, sample);
	struct bri_error error = { .what = "" };
	static const char *const lost[] = { "/dev/full", "/nowhere/x.facts" };
	for (size_t i = 0; i < 4; i++) {
		gate = gate_with(i < 2 ? "facts" : "calls", lost[i % 2]);
		assert_int_equal(bri_gate_unit_open(gate, NULL), 0);
		assert_int_equal(bri_gate_unit_judge(gate, unit, NULL, NULL, &error), -1);
		assert_string_equal(error.where, lost[i % 2]);
		bri_gate_unit_free(gate);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(bad_arguments_are_refused),
		TEST(without_a_good_policy_nothing_opens),
		TEST(arguments_beat_the_environment),
		TEST(each_mode_shows_and_refuses_as_it_says),
		TEST(what_was_not_judged_never_passes),
		TEST(malformed_facts_stop_before_the_judge),
		TEST(the_note_is_evidence),
		TEST(a_refused_unit_leaves_a_report_and_a_good_one_takes_it_away),
		TEST(a_report_is_whole_or_not_there),
		TEST(facts_and_calls_are_written_on_request),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
