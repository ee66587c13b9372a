/* SPDX-License-Identifier: Apache-2.0 */
/* Units that are too much: nested too deep, too long to walk, too many of anything.  What isn't seen there isn't known,
 * and never keeps the judge from what is. */
#include "fixture.h"

#include "judge.h"
#include "policy.h"

static struct text written; /* the unit's text */
static struct bri_findings *findings;

static void say(const char *text)
{
	text_add(&written, text, strlen(text));
}

static void say_number(const char *before, unsigned number, const char *behind)
{
	char text[64];
	snprintf(text, sizeof text, "%s%u%s", before, number, behind);
	say(text);
}

static void repeat(unsigned count, const char *text)
{
	while (count-- > 0)
		say(text);
}

static int begin(void **state)
{
	(void)state;
	written = (struct text){ .bytes = NULL };
	say("unit \"big.c\"\noption pointer-size \"8\"\nfunction SSL_CTX_set_verify system\nfunction elsewhere\n");
	return 0;
}

static int end(void **state)
{
	(void)state;
	free(written.bytes);
	bri_findings_free(findings);
	findings = NULL;
	return 0;
}

static void judge(void)
{
	struct bri_error error = { .what = "" };
	const struct bri_judge_options options = { .source_only = true };
	struct bri_policy *policy = bri_policy_open(BRINELL_SHARE "/policies/xiaomi-2.0-high.bri", &error);
	if (policy == NULL)
		fail_msg("%s: %s", error.where, error.what);
	struct bri_unit *unit = read_good(written.bytes);
	findings = bri_findings_new();
	if (bri_judge_unit(policy, unit, &options, findings, &error) < 0)
		fail_msg("%s: %s", error.where, error.what);
	bri_unit_free(unit);
	bri_policy_close(policy);
}

/* Is verification switched off at that line, as far as was found? */
static bool off_at(uint32_t line)
{
	for (size_t i = 0; i < bri_findings_count(findings); i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);
		if (finding->line == line && strcmp(finding->rule, "tls.verify-off") == 0)
			return true;
	}
	return false;
}

/* Functions that weren't walked to their ends. */
static size_t unseen(void)
{
	return bri_findings_unknown_of(findings, "");
}

#define SET(line, mode) "\t(call @" line ":2 SSL_CTX_set_verify ctx " mode " 0:p8)\n"
#define CTX "\tobject ctx :p8 param\n"

static void expressions_nested_too_deep(void **state)
{
	(void)state;
	say("define inner @1:1 {\n" CTX "\tobject p :p8 param\n\t(evaluate ");
	repeat(990, "(deref:p8 ");
	say("(call:p8 SSL_CTX_set_verify ctx 0 0:p8)");
	repeat(990, ")");
	say(")\n\t(return 0)\n}\ndefine outer @2:1 {\n" CTX "\tobject p :p8 param\n" SET("3", "0"));
	say("\t(evaluate ");
	repeat(950, "(deref:p8 ");
	say("(call:p8 @4:2 inner ctx p)");
	repeat(950, ")");
	say(")\n" SET("5", "0"));
	say("\t(branch ");
	repeat(900, "(not ");
	say("p");
	repeat(900, ")");
	say(SET("6", "0") SET("7", "1") "\t)\n}\n");
	judge();
	assert_true(off_at(6)); /* the last of them counts */
	assert_false(off_at(7));
}

static void statements_nested_too_deep(void **state)
{
	(void)state;
	say("define labelled @1:1 {\n" CTX "\t(switch 3 ");
	repeat(300, "(sequence ");
	say("(case 3)" SET("2", "0"));
	repeat(300, ")");
	say(")\n}\ndefine left @3:1 {\n" CTX "\tobject n :s4 param\n\t(loop - ");
	repeat(20, "(branch n ");
	say("(break)");
	repeat(20, ")");
	say(")\n" SET("4", "0") "}\ndefine counted @5:1 {\n" CTX "\tobject i :s4 local\n\t(assign i 0)\n\t(loop (lt i ");
	repeat(20, "(negate ");
	say("1");
	repeat(20, ")");
	say(")\n" SET("6", "0") "\t(assign-add!post i 1))\n}\n");
	judge();
	assert_true(off_at(2)); /* whether the label is there isn't seen: every way may be */
	assert_true(off_at(4));
	assert_true(off_at(6));
}

/* What a root has no steps left for isn't passed: it is counted as not seen. */
static void more_steps_than_a_root_has(void **state)
{
	(void)state;
	say("define late @1:1 static {\n" CTX SET("2", "0") "}\ndefine f @4:1 {\n" CTX
	    "\tobject n :s4 param\n\tobject x :s4 local\n\t(assign x 1)\n");
	repeat(20000, "\t(branch n (assign x (add x n)) (assign x (sub x n)))\n");
	say("\t(call @9:2 late ctx)\n}\n");
	judge();
	assert_int_equal(unseen(), 1);
	assert_true(off_at(2)); /* reached by nobody who got there: on its own */
}

static void many_calls_and_labels(void **state)
{
	(void)state;
	say("define set @1:1 static {\n" CTX "\tobject mode :s4 param\n" SET("2", "mode") "}\ndefine f @4:1 {\n" CTX
	    "\tobject n :s4 param\n");
	repeat(300, "\t(call set ctx 1)\n");
	say("\t(call @5:2 set ctx 0)\n\t(branch n (goto last))\n");
	for (unsigned i = 0; i < 40; i++)
		say_number("\t(label l", i, ")\n");
	say("\t(return)\n\t(label last)\n" SET("6", "0") "}\n");
	judge();
	assert_true(off_at(5));
	assert_true(off_at(6));
	assert_int_equal(unseen(), 0);
}

/* A call hands over more arguments than anybody looks at. */
static void many_arguments(void **state)
{
	(void)state;
	say("define f @1:1 {\n" CTX "\tobject mode :s4 local\n\t(assign mode 1)\n\t(call elsewhere");
	repeat(70, " 1");
	say(" (assign mode 0))\n" SET("3", "mode") "}\n");
	judge();
	assert_true(off_at(3));
}

/* What functions leave at file scope is told apart only so often; then it may be anything. */
static void many_contents(void **state)
{
	(void)state;
	say("object mode :s4 static @1:1\nobject table :a8000 static @1:2\n");
	for (unsigned i = 1; i < 40; i++) {
		say_number("define set", i, " {\n");
		say_number("\t(assign mode ", i, ")\n}\n");
	}
	say("define fill {\n");
	for (unsigned i = 0; i < 700; i++)
		say_number("\t(assign (element:s4 table ", i * 2, ") 1)\n");
	say("}\ndefine use {\n" CTX SET("2", "mode") SET("3", "(element:s4 table 2)") SET("4", "0") "}\n");
	judge();
	assert_false(off_at(2));
	assert_false(off_at(3));
	assert_true(off_at(4));
}

/* A value may be one of a few numbers; of more it isn't known which. */
static void many_values(void **state)
{
	(void)state;
	for (unsigned many = 0; many < 2; many++) {
		say(many ? "define many {\n" : "define few {\n");
		say(CTX "\tobject n :s4 param\n\tobject mode :s4 local\n\t(assign mode 1)\n\t(switch n (sequence");
		for (unsigned i = 0; i < (many ? 30u : 6u); i++) {
			say_number(" (case ", i, ")");
			say_number(" (assign mode ", i == 0 ? 0 : 2 * i + 1, ") (break)");
		}
		say("))\n");
		say(many ? SET("3", "mode") "}\n" : SET("2", "mode") "}\n");
	}
	judge();
	assert_true(off_at(2));
	assert_false(off_at(3));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(expressions_nested_too_deep), TEST(statements_nested_too_deep), TEST(more_steps_than_a_root_has),
		TEST(many_calls_and_labels), TEST(many_arguments), TEST(many_contents), TEST(many_values),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
