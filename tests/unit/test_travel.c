/* SPDX-License-Identifier: Apache-2.0 */
/* What of a unit must travel so that a program is judged from notes as it is from whole facts: a value that comes from
 * another unit, by way of each kind of expression and statement, decides the same once the unit was cut to what tells. */
#include "fixture.h"

#include "evidence.h"
#include "judge.h"
#include "policy.h"

static struct bri_policy *policy;

static int set_up(void **state)
{
	struct bri_error error = { .what = "" };
	(void)state;
	policy = bri_policy_open(BRINELL_SHARE "/policies/xiaomi-2.0-high.bri", &error);
	return policy == NULL ? -1 : 0;
}

static int tear_down(void **state)
{
	(void)state;
	bri_policy_close(policy);
	return 0;
}

#define UNITS_MAX 3

/* The unit as its note brings it; NULL with the reason printed. */
static struct bri_evidence_file *sent(struct bri_unit *unit)
{
	static bool functions[64], nodes[2048], names[512], declared[64];
	struct bri_travel travel = { .functions = functions, .nodes = nodes, .names = names, .declared = declared };
	const struct bri_judge_options options = { .today = 20000, .travel = &travel };
	struct bri_findings *findings = bri_findings_new();
	struct bri_evidence evidence = { .policy = "p", .unit = "u", .output = "u.o", .facts = unit, .findings = findings };
	struct bri_error error = { .what = "" };
	unsigned char *bytes = NULL;
	size_t size = 0;
	memset(functions, 0, sizeof(functions));
	memset(nodes, 0, sizeof(nodes));
	memset(names, 0, sizeof(names));
	memset(declared, 0, sizeof(declared));
	assert_int_equal(bri_judge_unit(policy, unit, &options, findings, &error), 0);
	for (size_t i = 0; i < bri_findings_count(findings); i++) /* but of its options, which say nothing here */
		assert_true(bri_findings_at(findings, i)->is_option);
	assert_int_equal(bri_evidence_encode(&evidence, &travel, false, &bytes, &size, &error), 0);
	struct bri_evidence_file *file = bri_evidence_decode(bytes, size, false, "u.o", &error);
	if (file == NULL)
		fail_msg("%s: %s", error.where, error.what);
	free(bytes);
	bri_findings_free(findings);
	return file;
}

/* How many findings of tls.verify-off; every other finding is a mistake. */
static size_t judged(const struct bri_unit *const *units, size_t count)
{
	const struct bri_judge_options options = { .source_only = true, .closed = true };
	struct bri_program *program = bri_program_new();
	struct bri_findings *known = bri_findings_new(), *found = bri_findings_new();
	struct bri_error error = { .what = "" };
	size_t off = 0;
	for (size_t i = 0; i < count; i++)
		assert_int_equal(bri_program_add(program, units[i]), 0);
	if (bri_judge_program(policy, program, &options, known, found, &error) < 0)
		fail_msg("%s: %s", error.where, error.what);
	for (size_t i = 0; i < bri_findings_count(found); i++)
		off += strcmp(bri_findings_at(found, i)->rule, "tls.verify-off") == 0;
	assert_int_equal(off, bri_findings_count(found));
	bri_findings_free(known);
	bri_findings_free(found);
	bri_program_free(program);
	return off;
}

static void expect(const char *what, const char *const *texts, size_t count, bool is_off)
{
	struct bri_unit *units[UNITS_MAX];
	struct bri_evidence_file *files[UNITS_MAX];
	const struct bri_unit *cut[UNITS_MAX];
	for (size_t i = 0; i < count; i++) {
		units[i] = read_good(texts[i]);
		files[i] = sent(units[i]);
		cut[i] = bri_evidence_get(files[i])->facts;
	}
	const size_t whole = judged((const struct bri_unit *const *)units, count), traveled = judged(cut, count);
	if ((whole > 0) != is_off)
		print_error("%s: %zu findings from whole facts\n", what, whole);
	if (whole != traveled)
		print_error("%s: %zu findings from whole facts, %zu from notes\n", what, whole, traveled);
	if ((whole > 0) != is_off || whole != traveled)
		fail();
	for (size_t i = 0; i < count; i++) {
		bri_evidence_free(files[i]);
		bri_unit_free(units[i]);
	}
}

#define HEAD(name) "unit \"" name "\"\noption pointer-size \"8\"\noption byte-order \"little\"\n"
#define CALL(mode) "\t(call @20:2 SSL_CTX_set_verify ctx " mode " 0:p8)\n"

/* A wrapper with this body in one unit; called with a number in another. */
static void expect_body(const char *body, const char *number, bool is_off)
{
	char wrapper[2048], caller[1024];
	snprintf(wrapper, sizeof(wrapper),
	         HEAD("wrap.c") "function SSL_CTX_set_verify system\nfunction helper\nfunction given\n"
	         "object shared :s4 extern @1:1 = 1\nobject list :a8 static @1:2\n"
	         "define same @2:6 static {\n\tobject x :s4 param\n\t(return x)\n}\n"
	         "define keep @2:8 static {\n\tobject to :p8 param\n\tobject x :s4 param\n\t(assign (deref :s4 to) x)\n}\n"
	         "define set_mode @3:6 {\n\tobject ctx :p8 param\n\tobject mode :s4 param\n\tobject other :s4 local\n"
	         "\tobject at :p8 local\n\tobject box :a16 local\n%s}\n", body);
	snprintf(caller, sizeof(caller),
	         HEAD("main.c") "function set_mode\ndefine main @5:6 {\n\tobject ctx :p8 param\n"
	         "\t(call @7:2 set_mode ctx %s)\n}\n", number);
	expect(body, (const char *[]){ wrapper, caller }, 2, is_off);
}

/* Each hands the parameter on unchanged. */
static const char *const ways[] = {
	CALL("mode"),
	CALL("(cast :s4 mode)"),
	CALL("(negate (negate mode))"),
	CALL("(complement (complement mode))"),
	CALL("(add mode 0)"),
	CALL("(or mode 0)"),
	CALL("(and mode 255)"),
	CALL("(comma (assign other 5) mode)"),
	CALL("(comma (call helper) mode)"),
	CALL("(condition ctx mode mode)"),
	CALL("(assign other mode)"),
	CALL("(block (sequence (declare other mode) (evaluate other)))"),
	CALL("(block (sequence (evaluate (call helper)) (evaluate mode)))"),
	CALL("(block (evaluate mode))"),
	/* The variable travels, and the expression that declares it doesn't (`if (T x = ...)`). */
	"\t(branch (block (sequence (declare other mode) (evaluate (ne other 7))))\n" CALL("other") ")\n",
	"\t(evaluate (block (sequence (declare other mode) (evaluate other))))\n" CALL("other"),
	"\t(evaluate (add (block (sequence (declare other mode) (evaluate other))) (call helper)))\n" CALL("other"),
	"\t(evaluate (block (declare other mode)))\n" CALL("other"),
	"\t(escape (declare other mode))\n" CALL("other"),
	CALL("(call same mode)"),
	CALL("(opaque mode)"), /* never known */
	"\t(declare other mode)\n" CALL("other"),
	"\t(declare other)\n\t(assign other mode)\n" CALL("other"),
	"\t(declare other 0)\n\t(assign-or other mode)\n" CALL("other"),
	"\t(declare box)\n\t(assign (field :s4 box verify 4) mode)\n" CALL("(field :s4 box verify 4)"),
	"\t(declare box)\n\t(assign (element :s4 box 2) mode)\n" CALL("(element :s4 box 2)"),
	"\t(assign (element :s4 list 1) mode)\n" CALL("(element :s4 list 1)"),
	"\t(declare at (address other))\n\t(assign (deref :s4 at) mode)\n" CALL("other"),
	"\t(declare at (address other))\n\t(declare other mode)\n" CALL("(deref :s4 at)"),
	"\t(declare at (address mode))\n" CALL("(deref :s4 at)"),
	"\t(declare box (init :a16 (at 4 mode verify)))\n" CALL("(field :s4 box verify 4)"),
	"\t(call :v keep (address other) mode)\n" CALL("other"),
	"\t(call :v keep (address (field :s4 box verify 8)) mode)\n" CALL("(field :s4 box verify 8)"),
	"\t(assign shared mode)\n" CALL("shared"),
	"\t(branch ctx\n" CALL("mode") ")\n",
	"\t(branch (eq ctx 0:p8) (return) (evaluate (call helper)))\n" CALL("mode"),
	"\t(evaluate (andand ctx (call @20:2 SSL_CTX_set_verify ctx mode 0:p8)))\n",
	"\t(evaluate (oror (call helper) (call @20:2 SSL_CTX_set_verify ctx mode 0:p8)))\n",
	"\t(evaluate (condition (call helper) (call @20:2 SSL_CTX_set_verify ctx mode 0:p8) 0))\n",
	"\t(loop (call helper)\n" CALL("mode") ")\n",
	"\t(loop!last (call helper)\n" CALL("mode") ")\n",
	"\t(declare other 0)\n\t(loop (lt other 3) (sequence\n" CALL("mode") ") (assign-add!post other 1))\n",
	"\t(switch (call helper) (sequence (case 1) (evaluate (call helper)) (break) (case 2 5) (default)\n" CALL("mode") "))\n",
	"\t(switch mode (sequence (case 7) (evaluate (call helper)) (break) (default)\n" CALL("mode") "))\n",
	"\t(declare other 1)\n\t(switch mode (sequence (branch ctx (case 0)) (assign other mode)))\n" CALL("other"),
	"\t(declare other 1)\n\t(switch mode (sequence (escape (case 0)) (assign other mode)))\n" CALL("other"),
	"\t(declare other 1)\n\t(switch mode (sequence (loop ctx (case 0)) (assign other mode)))\n" CALL("other"),
	"\t(sequence (evaluate (call helper)) (label again)\n" CALL("mode") "\t(branch (call helper) (goto again)))\n",
	"\t(escape (call helper) (evaluate mode))\n" CALL("mode"),
	"\t(evaluate (comma (call helper) (call @20:2 SSL_CTX_set_verify ctx mode 0:p8)))\n",
	"\t(declare other (call helper))\n\t(branch other (assign other mode) (assign other mode))\n" CALL("other"),
};

static void a_value_goes_every_way(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		const bool is_known = strstr(ways[i], "(opaque") == NULL;
		expect_body(ways[i], "0", is_known);
		expect_body(ways[i], "1", false);
	}
}

/* Objects and results that another unit tells. */
static void what_another_unit_defines_decides(void **state)
{
	static const char use[] = HEAD("use.c") "function SSL_CTX_set_verify system\nfunction given\n"
	                          "object told :s4 declared const @1:1\nobject row :a8 declared const @1:2\n"
	                          "define one @5:6 {\n\tobject ctx :p8 param\n\t(call @6:2 SSL_CTX_set_verify ctx %s 0:p8)\n}\n";
	static const struct {
		const char *expression, *definition;
		bool is_off;
	} cases[] = {
		{ "told", "object told :s4 extern const @1:1 = 0\n", true },
		{ "told", "object told :s4 extern const @1:1 = 1\n", false },
		{ "(element :s4 row 1)", "object row :a8 extern const @1:1 = (init :a8 (at 0 1) (at 4 0))\n", true },
		{ "(element :s4 row 0)", "object row :a8 extern const @1:1 = (init :a8 (at 0 1) (at 4 0))\n", false },
		{ "(call given)", "define given @2:5 {\n\t(return 0)\n}\n", true },
		{ "(call given)", "define given @2:5 {\n\t(return 1)\n}\n", false },
		{ "(call given)", "define given @2:5 {\n\tobject x :s4 local\n\t(declare x 0)\n\t(return (add x 0))\n}\n", true },
		{ "(call given)", "object n :s4 static @1:1 const = 0\ndefine given @2:5 {\n\t(return n)\n}\n", true },
		{ "(call given)", "define inner @1:5 static {\n\t(return 0)\n}\ndefine given @2:5 {\n\t(return (call inner))\n}\n",
		  true },
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char text[1024], other[512];
		snprintf(text, sizeof(text), use, cases[i].expression);
		snprintf(other, sizeof(other), HEAD("tell.c") "%s", cases[i].definition);
		expect(cases[i].definition, (const char *[]){ text, other }, 2, cases[i].is_off);
		expect(cases[i].definition, (const char *[]){ other, text }, 2, cases[i].is_off);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_goes_every_way),
		cmocka_unit_test(what_another_unit_defines_decides),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
