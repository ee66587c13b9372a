/* SPDX-License-Identifier: Apache-2.0 */
/* What the compile gate leaves and where: lists of inputs, facts on standard output, reports by any name of the output;
 * and how an editor drives it. */
/* wrap: bri_policy_open bri_policy_close bri_policy_header bri_policy_text bri_policy_digest_hex bri_policy_setting bri_judge_unit bri_unit_write_calls bri_enumerators_prune */
#include "gate_fixture.h"

/* The text of the only file in the directory that ends so; it is removed. */
static void take_file(const char *end, char *ret_text, size_t room)
{
	size_t size = 0, found = 0;
	DIR *listing = opendir(directory);
	assert_non_null(listing);
	for (struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing)) {
		const char *at = strstr(entry->d_name, end);
		char path[400];
		if (at == NULL || strlen(at) != strlen(end))
			continue;
		snprintf(path, sizeof(path), "%s/%s", directory, entry->d_name);
		FILE *file = fopen(path, "r");
		assert_non_null(file);
		size = fread(ret_text, 1, room - 1, file);
		fclose(file);
		assert_int_equal(unlink(path), 0);
		found++;
	}
	closedir(listing);
	ret_text[size] = '\0';
	assert_int_equal(found, 1);
}

static void what_a_unit_is_read_from_is_listed_where_asked(void **state)
{
	(void)state;
	static const char *const files[] = { "net.c", "/nowhere/curl.h" };
	static const char *const modes[] = { "off", "probe" };
	struct bri_error error = { .what = "" };
	char text[2048];
	said.sbom = "off";
	struct bri_gate_unit *gate = judged("record");
	assert_int_equal(bri_gate_unit_list_inputs(gate, "x.o", files, 2, &error), 0);
	said.sbom = NULL;
	assert_int_equal(bri_gate_unit_list_inputs(gate, "x.o", files, 2, &error), 0);
	assert_int_equal(files_in(directory), 0);
	said.sbom = "on";
	assert_int_equal(bri_gate_unit_list_inputs(gate, "sub/x.o", files, 2, &error), 0);
	take_file(".inputs", text, sizeof(text));
	assert_non_null(strstr(text, "\noutput sub/x.o\nunit net.c\nfile - net.c\nfile - /nowhere/curl.h\nend 2\n"));
	/* Without a word on the output it is the unit's own object. */
	assert_int_equal(bri_gate_unit_list_inputs(gate, NULL, files, 1, &error), 0);
	take_file(".inputs", text, sizeof(text));
	assert_non_null(strstr(text, "\noutput net.o\n"));
	assert_int_equal(bri_gate_unit_argument(gate, "output", "said.o", &error), 0);
	assert_int_equal(bri_gate_unit_list_inputs(gate, "", files, 1, &error), 0);
	take_file(".inputs", text, sizeof(text));
	assert_non_null(strstr(text, "\noutput said.o\n"));
	bri_gate_unit_free(gate);
	for (size_t i = 0; i < 2; i++) {
		gate = judged(modes[i]);
		assert_int_equal(bri_gate_unit_list_inputs(gate, "x.o", files, 2, &error), 0);
		bri_gate_unit_free(gate);
	}
	gate = gate_with(NULL, NULL); /* no directory to leave it in */
	assert_int_equal(bri_gate_unit_open(gate, &error), 0);
	assert_int_equal(bri_gate_unit_list_inputs(gate, "x.o", files, 2, &error), 0);
	bri_gate_unit_free(gate);
	/* A unit that was never judged is told by its first file. */
	gate = gate_with("report-dir", directory);
	assert_int_equal(bri_gate_unit_open(gate, &error), 0);
	assert_int_equal(files_in(directory), 0);
	assert_int_equal(bri_gate_unit_list_inputs(gate, NULL, (const char *[]){ "a/.dots" }, 1, &error), 0);
	take_file(".inputs", text, sizeof(text));
	assert_non_null(strstr(text, "\noutput .dots.o\nunit a/.dots\n"));
	assert_int_equal(bri_gate_unit_list_inputs(gate, "x.o", NULL, 0, &error), 0);
	take_file(".inputs", text, sizeof(text));
	assert_non_null(strstr(text, "\nunit \nend 0\n"));
	bri_gate_unit_free(gate);
}

/* An editor's way: its policy outlives the gate, and there is no note. */
static void a_lent_policy_is_not_closed_and_makes_no_note(void **state)
{
	(void)state;
	struct bri_error error = { .what = "" };
	unsigned char *bytes = NULL;
	size_t size = 0;
	struct bri_policy *lent = bri_policy_open("p.bri", &error);
	struct bri_gate_unit *gate = bri_gate_unit_new();
	bri_gate_unit_lend(gate, lent);
	assert_int_equal(bri_gate_unit_open(gate, &error), 0);
	assert_int_equal(bri_gate_unit_judge(gate, unit, NULL, NULL, &error), 0);
	assert_false(said.asked_what_travels);
	assert_int_equal(bri_findings_count(bri_gate_unit_all_findings(gate)), 3);
	assert_int_equal(bri_gate_unit_note(gate, &(struct bri_function_counts){ 1, 0, 0, false }, &bytes, &size, &error), -1);
	bri_gate_unit_free(gate);
	assert_int_equal(said.opened, 1);
	gate = bri_gate_unit_new();
	bri_gate_unit_lend(gate, lent);
	bri_gate_unit_argument(gate, "digest", "00000000000000000000000000000000000000000000000000000000000000ff", &error);
	assert_int_equal(bri_gate_unit_open(gate, &error), -1);
	bri_gate_unit_free(gate);
	assert_int_equal(said.opened, 1);
	bri_policy_close(lent);
	gate = judged("record");
	assert_true(said.asked_what_travels);
	bri_gate_unit_free(gate);
}

static void nothing_is_judged_without_an_open_policy(void **state)
{
	(void)state;
	struct bri_error error = { .what = "" };
	struct bri_gate_unit *gate = gate_with(NULL, NULL);
	bri_gate_unit_begin(gate, unit);
	assert_int_equal(bri_gate_unit_judge(gate, unit, NULL, NULL, &error), -1);
	assert_non_null(strstr(error.what, "nothing was judged"));
	assert_true(bri_gate_unit_is_refused(gate));
	bri_gate_unit_free(gate);
}

/* Only what the unit says tells data from code. */
static void expect_emptiness(const char *facts, bool is_empty)
{
	struct bri_error error = { .what = "" };
	struct bri_unit *own = read_good(facts);
	struct bri_gate_unit *gate = gate_with(NULL, NULL);
	assert_int_equal(bri_gate_unit_open(gate, &error), 0);
	assert_int_equal(bri_gate_unit_judge(gate, own, NULL, NULL, &error), 0);
	const char *functions = bri_unit_option(own, "functions");
	assert_int_equal(functions != NULL && strcmp(functions, "none") == 0, is_empty);
	bri_gate_unit_free(gate);
	bri_unit_free(own);
}

static void c_without_a_function_is_data_alone(void **state)
{
	(void)state;
	expect_emptiness("unit \"a.c\"\noption language \"c\"\nfunction f\nfunction g defined system\n", true);
	expect_emptiness("unit \"a.c\"\noption language \"c\"\nfunction f\nfunction g defined\n", false);
	expect_emptiness("unit \"a.cc\"\noption language \"c++\"\nfunction f\n", false);
	expect_emptiness("unit \"a.c\"\n", false);
}

static void facts_go_to_standard_output_as_a_dash(void **state)
{
	(void)state;
	char path[128], text[2 * sizeof(sample)] = "";
	struct bri_error error = { .what = "" };
	snprintf(path, sizeof(path), "%s/out", directory);
	fflush(stdout);
	const int kept = dup(STDOUT_FILENO);
	assert_non_null(freopen(path, "w", stdout));
	struct bri_gate_unit *gate = gate_with("facts", "-");
	int status = bri_gate_unit_open(gate, &error);
	if (status == 0)
		status = bri_gate_unit_judge(gate, unit, NULL, NULL, &error);
	bri_gate_unit_free(gate);
	printf("# still open\n");
	fflush(stdout);
	dup2(kept, STDOUT_FILENO);
	/* Nowhere to write to: said, not lost. */
	close(STDOUT_FILENO);
	gate = gate_with("calls", "-");
	const int opened = bri_gate_unit_open(gate, &error);
	const int written = opened == 0 ? bri_gate_unit_judge(gate, unit, NULL, NULL, &error) : 0;
	dup2(kept, STDOUT_FILENO);
	close(kept);
	bri_gate_unit_free(gate);
	assert_int_equal(status, 0);
	assert_int_equal(written, -1);
	assert_string_equal(error.where, "-");
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	assert_true(fread(text, 1, sizeof(text) - 1, file) > 0);
	fclose(file);
	assert_int_equal(strncmp(text, sample, strlen(sample)), 0);
	assert_string_equal(text + strlen(sample), "# still open\n");
}

static void an_absolute_output_and_its_relative_name_are_one(void **state)
{
	(void)state;
	char path[300];
	struct bri_error error = { .what = "" };
	said.finds_error = true;
	struct bri_gate_unit *gate = judged("enforce");
	assert_int_equal(chdir(directory), 0);
	snprintf(path, sizeof(path), "%s/x.o", directory);
	assert_int_equal(bri_gate_unit_report(gate, path, toy_digest, &error), 0);
	assert_int_equal(bri_gate_unit_report(gate, "x.o", toy_digest, &error), 0);
	assert_int_equal(files_in(directory), 1);
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(bri_gate_unit_report(gate, path + 1, toy_digest, &error), 0);
	assert_int_equal(files_in(directory), 1);
	/* A report that can't be taken away is said: it would stand for a unit that is good now. */
	bri_gate_unit_free(gate);
	said.finds_error = false;
	gate = judged("enforce");
	snprintf(path, sizeof(path), "%s/net.c", directory);
	assert_int_equal(bri_gate_unit_argument(gate, "report-dir", path, &error), 0);
	fclose(fopen(path, "w"));
	assert_int_equal(bri_gate_unit_report(gate, "x.o", toy_digest, &error), 0); /* no directory: none was left there */
	bri_gate_unit_free(gate);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_a_unit_is_read_from_is_listed_where_asked),
		TEST(a_lent_policy_is_not_closed_and_makes_no_note),
		TEST(nothing_is_judged_without_an_open_policy),
		TEST(c_without_a_function_is_data_alone),
		TEST(facts_go_to_standard_output_as_a_dash),
		TEST(an_absolute_output_and_its_relative_name_are_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
