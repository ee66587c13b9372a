/* SPDX-License-Identifier: Apache-2.0 */
/* Verdicts on outputs and inputs, by the built-in policies: every property
 * over every kind of file, the search path element by element, and which gate
 * asks for stripping. */
#include "fixture.h"

#include "judge.h"

static struct bri_policy *open_built_in(const char *name)
{
	char path[4096];
	struct bri_error error;
	snprintf(path, sizeof path, "%s/policies/%s.bri", BRINELL_SHARE, name);
	struct bri_policy *policy = bri_policy_open(path, &error);
	if (!policy)
		fail_msg("%s: %s", error.where, error.what);
	return policy;
}

/* A hard program: every property holds. */
static struct bri_output hard(enum bri_elf_kind kind)
{
	return (struct bri_output){.path = "out/app",
	                           .kind = kind,
	                           .machine = "x86-64",
	                           .gnu_stack = BRI_YES,
	                           .stack_executable = BRI_NO,
	                           .stack_default_executable = true,
	                           .relro = BRI_YES,
	                           .has_writable = true,
	                           .has_relro_data = true,
	                           .bind_now = BRI_YES,
	                           .textrel = BRI_NO,
	                           .rwx_segment = BRI_NO,
	                           .symtab = BRI_NO,
	                           .debug = BRI_NO,
	                           .is_link = true};
}

/* The result of one rule; the number of findings of any rule goes to *ret_findings. */
static int result_of(const char *policy_name, const struct bri_output *output, enum bri_gate gate, const char *rule,
                     size_t *ret_findings)
{
	struct bri_policy *policy = open_built_in(policy_name);
	struct bri_findings *findings = bri_findings_new();
	struct bri_output_result results[32];
	struct bri_error error;
	size_t count;
	int found = -1;
	assert_int_equal(bri_judge_output(policy, output, gate, findings, results, 32, &count, &error), 0);
	assert_in_range(count, 1, 32);
	for (size_t i = 0; i < count; i++)
		if (strcmp(results[i].rule, rule) == 0)
			found = results[i].result;
	if (ret_findings)
		*ret_findings = bri_findings_count(findings);
	bri_findings_free(findings);
	bri_policy_close(policy);
	assert_int_not_equal(found, -1);
	return found;
}

static int at_link(const struct bri_output *output, const char *rule)
{
	return result_of("xiaomi-2.0-high", output, BRI_GATE_LINK, rule, NULL);
}

static int in_image(const struct bri_output *output, const char *rule)
{
	return result_of("xiaomi-2.0-high", output, BRI_GATE_IMAGE, rule, NULL);
}

static const char *const rules[] = {"hardening.pie",      "hardening.noexecstack", "hardening.relro",
                                    "hardening.bind-now", "hardening.textrel",     "hardening.rwx-segment",
                                    "hardening.stripped"};

static void test_hard_passes(void **state)
{
	static const enum bri_elf_kind kinds[] = {BRI_ELF_PIE, BRI_ELF_SHARED};
	(void)state;
	for (size_t k = 0; k < 2; k++) {
		struct bri_output output = hard(kinds[k]);
		size_t findings;
		for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
			assert_int_equal(at_link(&output, rules[i]), BRI_PASS);
		result_of("strict", &output, BRI_GATE_LINK, "hardening.pie", &findings);
		assert_int_equal(findings, 0);
	}
}

static void test_each_fault(void **state)
{
	struct bri_output output;
	(void)state;
	output = hard(BRI_ELF_EXEC);
	assert_int_equal(at_link(&output, "hardening.pie"), BRI_FAIL);
	output = hard(BRI_ELF_STATIC_EXEC);
	assert_int_equal(at_link(&output, "hardening.pie"), BRI_FAIL);
	output = hard(BRI_ELF_PIE);
	output.stack_executable = BRI_YES;
	assert_int_equal(at_link(&output, "hardening.noexecstack"), BRI_FAIL);
	output = hard(BRI_ELF_PIE);
	output.relro = BRI_NO;
	assert_int_equal(at_link(&output, "hardening.relro"), BRI_FAIL);
	output = hard(BRI_ELF_PIE);
	output.bind_now = BRI_NO;
	assert_int_equal(at_link(&output, "hardening.bind-now"), BRI_FAIL);
	output = hard(BRI_ELF_SHARED);
	output.textrel = BRI_YES;
	assert_int_equal(at_link(&output, "hardening.textrel"), BRI_FAIL);
	output = hard(BRI_ELF_PIE);
	output.rwx_segment = BRI_YES;
	assert_int_equal(at_link(&output, "hardening.rwx-segment"), BRI_FAIL);
	output = hard(BRI_ELF_PIE);
	output.symtab = BRI_YES;
	assert_int_equal(at_link(&output, "hardening.stripped"), BRI_FAIL);
	output = hard(BRI_ELF_PIE);
	output.debug = BRI_YES;
	assert_int_equal(at_link(&output, "hardening.stripped"), BRI_FAIL);
}

static void test_stack_default(void **state)
{
	struct bri_output output = hard(BRI_ELF_PIE);
	(void)state;
	output.gnu_stack = BRI_NO;
	assert_int_equal(at_link(&output, "hardening.noexecstack"), BRI_FAIL);
	output.machine = "aarch64";
	output.stack_default_executable = false;
	assert_int_equal(at_link(&output, "hardening.noexecstack"), BRI_PASS);
}

static void test_static_binds_nothing(void **state)
{
	struct bri_output output = hard(BRI_ELF_STATIC_PIE);
	(void)state;
	output.bind_now = BRI_NO;
	assert_int_equal(at_link(&output, "hardening.bind-now"), BRI_NOT_APPLICABLE);
	assert_int_equal(at_link(&output, "hardening.pie"), BRI_PASS);
}

static void test_not_applicable(void **state)
{
	static const enum bri_elf_kind kinds[] = {BRI_ELF_RELOCATABLE, BRI_ELF_ARCHIVE, BRI_ELF_DEBUG,
	                                          BRI_ELF_CORE,        BRI_ELF_SCRIPT,  BRI_ELF_CONFIG};
	(void)state;
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
		struct bri_output output = hard(kinds[k]);
		output.symtab = output.debug = output.stack_executable = BRI_YES;
		for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
			assert_int_equal(at_link(&output, rules[i]), BRI_NOT_APPLICABLE);
	}
}

static void test_kernel_module(void **state)
{
	struct bri_output output = hard(BRI_ELF_KERNEL_MODULE);
	(void)state;
	output.symtab = BRI_YES;
	assert_int_equal(in_image(&output, "hardening.stripped"), BRI_PASS);
	assert_int_equal(in_image(&output, "hardening.pie"), BRI_NOT_APPLICABLE);
	output.debug = BRI_YES;
	assert_int_equal(in_image(&output, "hardening.stripped"), BRI_FAIL);
	assert_int_equal(at_link(&output, "hardening.stripped"), BRI_NOT_APPLICABLE);
}

static void test_strip_gate(void **state)
{
	struct bri_output output = hard(BRI_ELF_PIE);
	(void)state;
	output.symtab = BRI_YES;
	assert_int_equal(at_link(&output, "hardening.stripped"), BRI_FAIL);
	assert_int_equal(in_image(&output, "hardening.stripped"), BRI_FAIL);
	assert_int_equal(result_of("en303645-3.1.3", &output, BRI_GATE_LINK, "hardening.stripped", NULL),
	                 BRI_NOT_APPLICABLE);
	assert_int_equal(result_of("en303645-3.1.3", &output, BRI_GATE_IMAGE, "hardening.stripped", NULL), BRI_FAIL);
}

/* Unknown is never pass; where the rule says so it refuses, else it stays open. */
static void test_unknown(void **state)
{
	struct bri_output output = hard(BRI_ELF_PIE);
	size_t findings;
	(void)state;
	output.symtab = output.debug = BRI_NOT_KNOWN;
	assert_int_equal(result_of("xiaomi-2.0-high", &output, BRI_GATE_IMAGE, "hardening.stripped", &findings),
	                 BRI_UNKNOWN);
	assert_int_equal(findings, 1);
	output = hard(BRI_ELF_DAMAGED);
	assert_int_equal(result_of("xiaomi-2.0-high", &output, BRI_GATE_IMAGE, "hardening.pie", &findings),
	                 BRI_UNKNOWN);
	assert_true(findings >= 2);
}

static void test_search_path(void **state)
{
	static const struct {
		const char *path;
		int result;
	} cases[] = {
	    {NULL, BRI_PASS},
	    {"/usr/lib", BRI_PASS},
	    {"/lib", BRI_PASS},
	    {"/usr/lib/x86_64-linux-gnu/app", BRI_PASS},
	    {"/usr/lib//./app/", BRI_PASS},
	    {"$ORIGIN", BRI_PASS},
	    {"$ORIGIN/../lib", BRI_PASS},
	    {"${ORIGIN}/lib:/usr/lib", BRI_PASS},
	    {"/home/me/build/lib", BRI_FAIL},
	    {"/usr/lib:/tmp", BRI_FAIL},
	    {"", BRI_FAIL},
	    {"/usr/lib:", BRI_FAIL},
	    {":/usr/lib", BRI_FAIL},
	    {"/usr/lib::/lib", BRI_FAIL},
	    {"lib", BRI_FAIL},
	    {"./lib", BRI_FAIL},
	    {"../lib", BRI_FAIL},
	    {"/usr/lib/../../tmp", BRI_FAIL},
	    {"/usr/library", BRI_FAIL},
	    {"/libs", BRI_FAIL},
	    {"$ORIGINAL/lib", BRI_FAIL},
	    {"$LIB", BRI_FAIL},
	    {"/../usr/lib", BRI_PASS},
	    {"/", BRI_FAIL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct bri_output output = hard(BRI_ELF_PIE);
		output.rpath = cases[i].path;
		if (in_image(&output, "hardening.rpath") != cases[i].result)
			fail_msg("'%s' is not judged %d", cases[i].path ? cases[i].path : "(none)", cases[i].result);
		assert_int_equal(at_link(&output, "hardening.rpath"), BRI_NOT_APPLICABLE);
	}
}

static void test_message(void **state)
{
	struct bri_policy *policy = open_built_in("xiaomi-2.0-high");
	struct bri_findings *findings = bri_findings_new();
	struct bri_output output = hard(BRI_ELF_PIE);
	struct bri_error error;
	(void)state;
	output.stack_executable = BRI_YES;
	output.stack_culprit = "boot.o";
	assert_int_equal(bri_judge_output(policy, &output, BRI_GATE_LINK, findings, NULL, 0, NULL, &error), 0);
	assert_int_equal(bri_findings_count(findings), 1);
	const struct bri_finding *finding = bri_findings_at(findings, 0);
	assert_string_equal(finding->rule, "hardening.noexecstack");
	assert_string_equal(finding->file, "out/app");
	assert_int_equal(finding->gate, BRI_GATE_LINK);
	assert_non_null(strstr(finding->message, "boot.o"));
	assert_null(strchr(finding->message, '{'));
	assert_true(finding->fix[0] && finding->clauses[0]);
	bri_findings_free(findings);
	bri_policy_close(policy);
}

static void test_inputs(void **state)
{
	static const struct bri_input inputs[] = {
	    {"a.o", BRI_INPUT_CHECKED, ""},
	    {"b.o", BRI_INPUT_UNCHECKED, "assembler source"},
	    {"lib.a(c.o)", BRI_INPUT_OTHER_POLICY, "made under x"},
	    {"d.o", BRI_INPUT_NOT_ENFORCED, "mode record"},
	    {"e.o", BRI_INPUT_DAMAGED, "checksum"},
	    {"f.o", BRI_INPUT_UNCHECKED, ""},
	};
	static const struct {
		const char *rule, *file;
	} expected[] = {{"evidence.unchecked-unit", "b.o"},
	                {"evidence.policy-mismatch", "lib.a(c.o)"},
	                {"evidence.off", "d.o"},
	                {"evidence.unchecked-unit", "e.o"},
	                {"evidence.unchecked-unit", "f.o"}};
	struct bri_policy *policy = open_built_in("xiaomi-2.0-high"), *low = open_built_in("xiaomi-2.0-low");
	struct bri_findings *findings = bri_findings_new(), *weak = bri_findings_new();
	struct bri_error error;
	(void)state;
	assert_int_equal(bri_judge_inputs(policy, "app", inputs, 6, findings, &error), 0);
	assert_int_equal(bri_findings_count(findings), 5);
	for (size_t i = 0; i < 5; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);
		assert_string_equal(finding->rule, expected[i].rule);
		assert_string_equal(finding->file, expected[i].file);
		assert_int_equal(finding->severity, BRI_ERROR);
		assert_int_equal(finding->step_count, 1);
		assert_string_equal(finding->steps[0].file, "app");
	}
	/* Level low only warns of units without evidence, but damage is damage. */
	assert_int_equal(bri_judge_inputs(low, "app", inputs, 6, weak, &error), 0);
	assert_int_equal(bri_findings_of(weak, BRI_ERROR), 1);
	assert_int_equal(bri_findings_of(weak, BRI_WARNING), 4);
	bri_findings_free(findings);
	bri_findings_free(weak);
	bri_policy_close(policy);
	bri_policy_close(low);
}

/* What is linked against, and nobody knows who made it, refuses nothing, but is neither a pass nor a warning. */
static void test_stranger(void **state)
{
	static const struct bri_input input = {"lib/libx.so", BRI_INPUT_STRANGER, "no link made it"};
	struct bri_policy *policy = open_built_in("xiaomi-2.0-high");
	struct bri_findings *findings = bri_findings_new();
	struct bri_error error;
	(void)state;
	assert_int_equal(bri_judge_inputs(policy, "out/app", &input, 1, findings, &error), 0);
	assert_int_equal(bri_findings_count(findings), 1);
	assert_int_equal(bri_findings_of(findings, BRI_ERROR) + bri_findings_of(findings, BRI_WARNING), 0);
	const struct bri_finding *finding = bri_findings_at(findings, 0);
	assert_string_equal(finding->rule, "evidence.unchecked-unit");
	assert_int_equal(finding->result, BRI_UNKNOWN);
	assert_non_null(strstr(finding->message, "no link made it"));
	assert_null(strstr(finding->message, "refused"));
	assert_non_null(strstr(finding->steps[0].text, "app"));
	bri_findings_free(findings);
	bri_policy_close(policy);
}

/* An object that lost its sources' names is linked in; a process that goes on is nowhere. */
static void test_other_unknowns(void **state)
{
	static const struct bri_input inputs[] = {{"all.o", BRI_INPUT_PARTLY, "no names"}, {"sh", BRI_INPUT_LASTING, "it goes on"}};
	struct bri_policy *policy = open_built_in("xiaomi-2.0-high");
	struct bri_findings *findings = bri_findings_new();
	struct bri_error error;
	(void)state;
	assert_int_equal(bri_judge_inputs(policy, "out/app", inputs, 2, findings, &error), 0);
	assert_int_equal(bri_findings_count(findings), 2);
	for (size_t i = 0; i < 2; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);
		assert_int_equal(finding->result, BRI_UNKNOWN);
		assert_non_null(strstr(finding->message, inputs[i].detail));
		assert_int_equal(finding->step_count, i == 0 ? 1 : 0);
	}
	assert_true(bri_input_is_unknown(BRI_INPUT_STRANGER));
	assert_false(bri_input_is_unknown(BRI_INPUT_DAMAGED));
	bri_findings_free(findings);
	bri_policy_close(policy);
}

/* What can't be told isn't a pass, property by property. */
static void test_each_unknown(void **state)
{
	struct bri_output output = hard(BRI_ELF_PIE);
	(void)state;
	output.gnu_stack = BRI_NOT_KNOWN;
	output.relro = output.bind_now = output.textrel = output.rwx_segment = BRI_NOT_KNOWN;
	static const char *const asked[] = {"hardening.noexecstack", "hardening.relro", "hardening.bind-now",
	                                    "hardening.textrel", "hardening.rwx-segment"};
	for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
		assert_int_equal(at_link(&output, asked[i]), BRI_UNKNOWN);
	output = hard(BRI_ELF_PIE);
	output.stack_executable = BRI_NOT_KNOWN;
	assert_int_equal(at_link(&output, "hardening.noexecstack"), BRI_UNKNOWN);
	output = hard(BRI_ELF_PIE);
	output.symtab = BRI_NOT_KNOWN;
	assert_int_equal(in_image(&output, "hardening.stripped"), BRI_UNKNOWN);
	output = hard(BRI_ELF_KERNEL_MODULE);
	output.symtab = BRI_NOT_KNOWN; /* a module's symbols are nobody's business */
	assert_int_equal(in_image(&output, "hardening.stripped"), BRI_PASS);
	output.debug = BRI_NOT_KNOWN;
	assert_int_equal(in_image(&output, "hardening.stripped"), BRI_UNKNOWN);
}

/* RELRO protects what is written once, at start: a file without any of it needs none. */
static void test_nothing_to_protect(void **state)
{
	struct bri_output output = hard(BRI_ELF_PIE);
	(void)state;
	output.relro = BRI_NO;
	output.has_relro_data = false;
	assert_int_equal(at_link(&output, "hardening.relro"), BRI_NOT_APPLICABLE);
	assert_int_equal(in_image(&output, "hardening.relro"), BRI_FAIL); /* nobody told it there */
	output.has_writable = false;
	assert_int_equal(in_image(&output, "hardening.relro"), BRI_NOT_APPLICABLE);
	output.relro = BRI_NOT_KNOWN;
	assert_int_equal(in_image(&output, "hardening.relro"), BRI_UNKNOWN);
}

/* ld -r makes no program, whatever its header says. */
static void test_relocatable_link(void **state)
{
	struct bri_output output = hard(BRI_ELF_EXEC);
	(void)state;
	output.is_relocatable_link = true;
	assert_int_equal(at_link(&output, "hardening.pie"), BRI_NOT_APPLICABLE);
	output = hard(BRI_ELF_KERNEL_MODULE);
	output.debug = BRI_YES;
	output.is_relocatable_link = true;
	assert_int_equal(in_image(&output, "hardening.stripped"), BRI_NOT_APPLICABLE);
}

/* Every rule's finding on a file that breaks them all: its message has the value, and the row the same. */
static void test_values(void **state)
{
	static char longest[1100];
	static const struct {
		const char *rule, *value;
	} expected[] = {{"hardening.noexecstack", "the platform then makes it executable"},
	                {"hardening.textrel", "x.o isn't position independent"},
	                {"hardening.stripped", "its symbol table and debug information"},
	                {"hardening.rpath", "/usr/lib/aaaa"}};
	struct bri_policy *policy = open_built_in("strict");
	struct bri_findings *findings = bri_findings_new();
	struct bri_output output = hard(BRI_ELF_EXEC);
	struct bri_output_result rows[2];
	struct bri_error error;
	size_t count = 0, seen = 0;
	(void)state;
	output.path = "out/";
	output.machine = NULL;
	output.gnu_stack = BRI_NO;
	output.textrel = output.symtab = output.debug = BRI_YES;
	output.textrel_culprit = "x.o";
	memset(longest, 'a', sizeof longest - 1);
	memcpy(longest, "/usr/lib/", 9); /* too long to be told from another: no pass */
	output.rpath = longest;
	assert_int_equal(bri_judge_output(policy, &output, BRI_GATE_IMAGE, findings, rows, 2, &count, &error), 0);
	assert_true(count > 2); /* rows beyond the room are counted, not written */
	for (size_t i = 0; i < bri_findings_count(findings); i++)
		for (size_t k = 0; k < sizeof expected / sizeof expected[0]; k++)
			if (strcmp(bri_findings_at(findings, i)->rule, expected[k].rule) == 0) {
				seen++;
				if (!strstr(bri_findings_at(findings, i)->message, expected[k].value))
					fail_msg("%s: %s", expected[k].rule, bri_findings_at(findings, i)->message);
			}
	assert_int_equal(seen, 4);
	bri_findings_free(findings);
	bri_policy_close(policy);
}

/* The one finding that a row came with; the caller frees `findings`. */
static const struct bri_finding *of_row(const struct bri_policy *policy, struct bri_findings *findings, const char *rule,
                                        enum bri_result result, enum bri_severity severity, const char *detail)
{
	const struct bri_output_result row = {rule, (uint8_t)result, (uint8_t)severity, detail};
	const size_t before = bri_findings_count(findings);
	struct bri_error error;
	assert_int_equal(bri_judge_row(policy, &row, "root/bin/app", 7, findings, &error), 0);
	if (bri_findings_count(findings) == before)
		return NULL;
	for (size_t i = 0; i <= before; i++)
		if (strcmp(bri_findings_at(findings, i)->rule, rule) == 0)
			return bri_findings_at(findings, i);
	return NULL;
}

/* An audit made elsewhere comes back as the findings that it had. */
static void test_rows(void **state)
{
	struct bri_policy *policy = open_built_in("xiaomi-2.0-high");
	struct bri_findings *findings = bri_findings_new();
	const struct bri_finding *finding;
	(void)state;
	assert_null(of_row(policy, findings, "hardening.pie", BRI_PASS, BRI_ERROR, "fine"));
	assert_null(of_row(policy, findings, "hardening.pie", BRI_FAIL, BRI_OFF, "bad"));
	assert_null(of_row(policy, findings, "evidence.unchecked-unit", BRI_UNKNOWN, BRI_ERROR, "?"));
	assert_null(of_row(policy, findings, "no.such-rule", BRI_UNKNOWN, BRI_ERROR, "?"));
	finding = of_row(policy, findings, "hardening.pie", BRI_FAIL, BRI_WARNING, "linked to run at a fixed address");
	assert_non_null(finding);
	assert_int_equal(finding->severity, BRI_WARNING);
	assert_int_equal(finding->result, BRI_FAIL);
	assert_string_equal(finding->file, "root/bin/app");
	assert_int_equal(finding->line, 7);
	assert_non_null(strstr(finding->message, "fixed address"));
	assert_null(strchr(finding->message, '{'));
	assert_true(finding->fix[0] != 0);
	finding = of_row(policy, findings, "hardening.relro", BRI_UNKNOWN, BRI_WARNING, "the file is damaged");
	assert_non_null(finding);
	assert_non_null(strstr(finding->message, "app: "));
	assert_non_null(strstr(finding->message, "the file is damaged"));
	assert_string_equal(finding->fix, "");
	/* A source rule's row has its place in front; one that has none stands at the file. */
	finding = of_row(policy, findings, "tls.verify-off", BRI_FAIL, BRI_ERROR, "a b:c.c:12:3: verification is off: 0");
	assert_non_null(finding);
	assert_string_equal(finding->file, "a b:c.c");
	assert_int_equal(finding->line, 12);
	assert_int_equal(finding->column, 3);
	assert_string_equal(finding->message, "verification is off: 0");
	finding = of_row(policy, findings, "tls.version", BRI_FAIL, BRI_ERROR, "c.c:12: no column");
	assert_non_null(finding);
	assert_string_equal(finding->file, "root/bin/app");
	assert_string_equal(finding->message, "c.c:12: no column");
	finding = of_row(policy, findings, "no.such-rule", BRI_FAIL, BRI_ERROR, "whole");
	assert_non_null(finding);
	assert_string_equal(finding->message, "whole");
	bri_findings_free(findings);
	bri_policy_close(policy);
}

/* An object that is audited by itself was linked into nothing; damage has its say without a rule, too. */
static void test_input_itself(void **state)
{
	static const struct bri_input inputs[] = {{"lib.a(x.o)", BRI_INPUT_UNCHECKED, NULL}, {"lib.a", BRI_INPUT_UNCHECKED, ""},
	                                          {"lib.a.o", BRI_INPUT_UNCHECKED, ""}};
	struct bri_policy *policy = open_built_in("xiaomi-2.0-high");
	struct bri_findings *findings = bri_findings_new();
	struct bri_error error;
	uint8_t severity = 0;
	(void)state;
	assert_int_equal(bri_judge_inputs(policy, "lib.a", inputs, 3, findings, &error), 0);
	assert_int_equal(bri_findings_count(findings), 3);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(bri_findings_at(findings, i)->step_count, strcmp(bri_findings_at(findings, i)->file, "lib.a.o") == 0);
	assert_non_null(strstr(bri_findings_at(findings, 0)->message, "it carries no evidence"));
	assert_null(bri_evidence_rule(policy, BRI_INPUT_CHECKED, "x.o", &severity));
	assert_string_equal(bri_evidence_rule(policy, BRI_INPUT_NOT_ENFORCED, "x.o", &severity), "evidence.off");
	assert_int_equal(severity, BRI_ERROR);
	bri_findings_free(findings);
	bri_policy_close(policy);
}

static void test_kind_texts(void **state)
{
	(void)state;
	assert_string_equal(bri_elf_kind_text(BRI_ELF_PIE), "pie");
	assert_string_equal(bri_elf_kind_text(BRI_ELF_STATIC_PIE), "static-pie");
	assert_string_equal(bri_elf_kind_text(BRI_ELF_KERNEL_MODULE), "kernel-module");
	assert_string_equal(bri_elf_kind_text(BRI_ELF_CONFIG), "config");
	assert_string_equal(bri_elf_kind_text((enum bri_elf_kind)99), "damaged");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_hard_passes),    cmocka_unit_test(test_each_fault),
	    cmocka_unit_test(test_stack_default),  cmocka_unit_test(test_static_binds_nothing),
	    cmocka_unit_test(test_not_applicable), cmocka_unit_test(test_kernel_module),
	    cmocka_unit_test(test_strip_gate),     cmocka_unit_test(test_unknown),
	    cmocka_unit_test(test_search_path),    cmocka_unit_test(test_message),
	    cmocka_unit_test(test_inputs), cmocka_unit_test(test_stranger),
	    cmocka_unit_test(test_other_unknowns), cmocka_unit_test(test_kind_texts),
	    cmocka_unit_test(test_each_unknown),   cmocka_unit_test(test_nothing_to_protect),
	    cmocka_unit_test(test_values),         cmocka_unit_test(test_relocatable_link),
	    cmocka_unit_test(test_rows),           cmocka_unit_test(test_input_itself),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
