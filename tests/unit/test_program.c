/* SPDX-License-Identifier: Apache-2.0 */
/* What only a program settles: values that cross units, checks that nobody made.  Units are facts as text; each
 * is judged alone first, as its own compile would. */
/* wrap: bri_policy_scopes bri_policy_text */
#include "fixture.h"

#include "judge.h"
#include "policy.h"

/* Scopes in place of the policy's, and texts of their own behind its. */
#define OWN_TEXTS 0xff000000u
static const char *own_texts[8];
static struct bri_scope own_scopes[2];
static size_t own_scope_count;

const struct bri_scope *__real_bri_policy_scopes(const struct bri_policy *policy, size_t *ret_count);
const struct bri_scope *__wrap_bri_policy_scopes(const struct bri_policy *policy, size_t *ret_count);
const char *__real_bri_policy_text(const struct bri_policy *policy, uint32_t string);
const char *__wrap_bri_policy_text(const struct bri_policy *policy, uint32_t string);

const struct bri_scope *__wrap_bri_policy_scopes(const struct bri_policy *policy, size_t *ret_count)
{
	if (own_scope_count == 0)
		return __real_bri_policy_scopes(policy, ret_count);
	*ret_count = own_scope_count;
	return own_scopes;
}

const char *__wrap_bri_policy_text(const struct bri_policy *policy, uint32_t string)
{
	return string >= OWN_TEXTS ? own_texts[string - OWN_TEXTS] : __real_bri_policy_text(policy, string);
}

#define UNITS_MAX 3
#define ALIASES_MAX 20

struct program {
	struct bri_policy *policy;
	struct bri_unit *units[UNITS_MAX];
	struct bri_findings *alone, *whole;
};

/* What the linker did with the objects. */
struct linking {
	const char *const *kept; /* NULL: all functions; else those, NULL at the end */
	const char *from, *to;   /* an alias; NULL: none */
};

static bool is_kept(void *context, const char *symbol)
{
	for (const char *const *kept = context; *kept != NULL; kept++)
		if (strcmp(*kept, symbol) == 0)
			return true;
	return false;
}

static void judge_linked(struct program *program, const char *profile, const char *const *texts, size_t count,
                         const struct linking *linking)
{
	char path[512];
	struct bri_error error = { .what = "" };
	struct bri_judge_options options = { .source_only = true };
	struct bri_program *all = bri_program_new();
	char other[] = "other-a";
	for (; linking->from != NULL && other[6] < 'a' + ALIASES_MAX; other[6]++)
		assert_int_equal(bri_program_alias(all, other, "nothing"), 0);
	if (linking->from != NULL)
		assert_int_equal(bri_program_alias(all, linking->from, linking->to), 0);
	snprintf(path, sizeof path, "%s/policies/%s.bri", BRINELL_SHARE, profile);
	program->policy = bri_policy_open(path, &error);
	program->alone = bri_findings_new();
	program->whole = bri_findings_new();
	if (program->policy == NULL)
		fail_msg("%s: %s", error.where, error.what);
	assert_non_null(all);
	for (size_t i = 0; i < count; i++) {
		program->units[i] = read_good(texts[i]);
		assert_int_equal(bri_judge_unit(program->policy, program->units[i], &options, program->alone, &error), 0);
		assert_int_equal(bri_program_add(all, program->units[i]), 0);
	}
	options.is_kept = linking->kept != NULL ? is_kept : NULL;
	options.kept_context = (void *)(uintptr_t)linking->kept;
	assert_int_equal(bri_judge_program(program->policy, all, &options, program->alone, program->whole, &error), 0);
	bri_program_free(all);
}

static void judge(struct program *program, const char *profile, const char *const *texts, size_t count)
{
	judge_linked(program, profile, texts, count, &(struct linking){ .kept = NULL });
}

static void finish(struct program *program)
{
	for (size_t i = 0; i < UNITS_MAX; i++)
		bri_unit_free(program->units[i]);
	bri_findings_free(program->alone);
	bri_findings_free(program->whole);
	bri_policy_close(program->policy);
}

static size_t count_of(const struct bri_findings *findings, const char *rule, const char *file, uint32_t line)
{
	size_t count = 0;
	for (size_t i = 0; i < bri_findings_count(findings); i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i);
		count += strcmp(finding->rule, rule) == 0 && strcmp(finding->file, file) == 0 && finding->line == line;
	}
	return count;
}

#define HEAD(name) "unit \"" name "\"\noption pointer-size \"8\"\noption byte-order \"little\"\n"
#define VERIFY "function SSL_CTX_set_verify system\n"

/* A wrapper in one unit, the bad value in another. */
static void test_argument(void **state)
{
	(void)state;
	static const char *const texts[] = {
		HEAD("wrap.c") VERIFY
		"define set_mode @3:6 {\n\tobject ctx :p8 param\n\tobject mode :s4 param\n"
		"\t(call @4:2 SSL_CTX_set_verify ctx mode 0:p8)\n}\n",
		HEAD("main.c") "function set_mode\n"
		"define start @5:6 {\n\tobject ctx :p8 param\n\t(call @7:2 set_mode ctx 0)\n}\n"
		"define start_well @9:6 {\n\tobject ctx :p8 param\n\t(call @10:2 set_mode ctx 1)\n}\n",
	};
	struct program program = { .policy = NULL };
	judge(&program, "xiaomi-2.0-high", texts, 2);
	assert_int_equal(bri_findings_count(program.alone), 0);
	assert_int_equal(count_of(program.whole, "tls.verify-off", "main.c", 7), 1);
	assert_int_equal(bri_findings_count(program.whole), 1);
	assert_true(bri_findings_at(program.whole, 0)->step_count >= 2);
	assert_int_equal(bri_findings_at(program.whole, 0)->gate, BRI_GATE_LINK);
	finish(&program);
}

/* A function of internal linkage with the same name isn't the other unit's. */
static void test_static_names(void **state)
{
	(void)state;
	static const char *const texts[] = {
		HEAD("wrap.c") VERIFY
		"define set_mode @3:6 static {\n\tobject ctx :p8 param\n\tobject mode :s4 param\n"
		"\t(call @4:2 SSL_CTX_set_verify ctx mode 0:p8)\n}\n",
		HEAD("main.c") "function set_mode\n"
		"define start @5:6 {\n\tobject ctx :p8 param\n\t(call @7:2 set_mode ctx 0)\n}\n",
	};
	struct program program = { .policy = NULL };
	judge(&program, "xiaomi-2.0-high", texts, 2);
	assert_int_equal(bri_findings_count(program.whole), 0);
	finish(&program);
}

/* A constant that another unit defines, const or returned. */
static void test_object_and_getter(void **state)
{
	(void)state;
	static const char *const texts[] = {
		HEAD("key.c") "object shared :a16 extern const @2:12 = \"0123456789abcdef\"\n"
		"define the_key @4:13 {\n\t(return @5:2 (address shared))\n}\n",
		HEAD("use.c") "function AES_set_encrypt_key system\nfunction the_key\n"
		"object shared :a16 declared const @3:12\n"
		"define one @6:6 {\n\tobject k :p8 param\n"
		"\t(call @7:2 AES_set_encrypt_key (address !const shared) 128 k)\n}\n"
		"define two @9:6 {\n\tobject k :p8 param\n"
		"\t(call @10:2 AES_set_encrypt_key (call:p8 @10:22 the_key) 128 k)\n}\n",
	};
	struct program program = { .policy = NULL };
	judge(&program, "xiaomi-2.0-high", texts, 2);
	assert_int_equal(bri_findings_count(program.alone), 0);
	assert_int_equal(count_of(program.whole, "secrets.hardcoded-key", "use.c", 7), 1);
	assert_int_equal(count_of(program.whole, "secrets.hardcoded-key", "use.c", 10), 1);
	finish(&program);
}

/* What a unit has said already isn't said again. */
static void test_known(void **state)
{
	(void)state;
	static const char *const texts[] = {
		HEAD("a.c") VERIFY
		"define go @3:6 {\n\tobject ctx :p8 param\n\t(call @4:2 SSL_CTX_set_verify ctx 0 0:p8)\n}\n",
	};
	struct program program = { .policy = NULL };
	judge(&program, "xiaomi-2.0-high", texts, 1);
	assert_int_equal(count_of(program.alone, "tls.verify-off", "a.c", 4), 1);
	assert_int_equal(bri_findings_count(program.whole), 0);
	finish(&program);
}

#define CLIENT \
	"function SSL_CTX_new system\nfunction TLS_client_method system\nfunction SSL_new system\n" \
	"function SSL_connect system\nfunction set_up\n" \
	"define go @5:6 {\n\tobject ctx :p8 local\n\tobject ssl :p8 local\n" \
	"\t(declare @6:2 ctx (call:p8 @6:8 SSL_CTX_new (call:p8 @6:20 TLS_client_method)))\n"
#define CONNECT \
	"\t(declare @8:2 ssl (call:p8 @8:8 SSL_new ctx))\n\t(call @9:2 SSL_connect ssl)\n}\n"

/* tls.check-missing: a client that never turned verification on; one unit alone can't say. */
static void test_absent(void **state)
{
	(void)state;
	static const char *const soft[] = { HEAD("a.c") CLIENT CONNECT };
	static const char *const hard[] = {
		HEAD("a.c") CLIENT "\t(call @7:2 set_up ctx)\n" CONNECT,
		HEAD("b.c") VERIFY "function SSL_CTX_get0_param system\nfunction X509_VERIFY_PARAM_set1_host system\n"
		"define set_up @3:6 {\n\tobject ctx :p8 param\n\t(call @4:2 SSL_CTX_set_verify ctx 1 0:p8)\n"
		"\t(call @5:2 X509_VERIFY_PARAM_set1_host (call:p8 @5:30 SSL_CTX_get0_param ctx) \"host\" 0:u8)\n}\n",
	};
	struct program program = { .policy = NULL };
	judge(&program, "xiaomi-2.0-high", soft, 1);
	assert_int_equal(bri_findings_count(program.alone), 0);
	assert_int_equal(count_of(program.whole, "tls.check-missing", "a.c", 9), 1);
	finish(&program);
	program = (struct program){ .policy = NULL };
	judge(&program, "xiaomi-2.0-high", hard, 2);
	assert_int_equal(bri_findings_count(program.whole), 0);
	finish(&program);
}

#define WRAPPER(name, flags, value) \
	"define " name " @3:6 " flags "{\n\tobject ctx :p8 param\n\tobject mode :s4 param\n" \
	"\t(call @4:2 SSL_CTX_set_verify ctx " value " 0:p8)\n}\n"
#define START "define start @5:6 {\n\tobject ctx :p8 param\n\t(call @7:2 set_mode ctx 0)\n}\n"

/* How many findings of tls.verify-off the program has at main.c:7. */
static size_t found_in(const char *const *texts, size_t count, const struct linking *linking)
{
	struct program program = { .policy = NULL };
	judge_linked(&program, "xiaomi-2.0-high", texts, count, linking);
	const size_t found = count_of(program.whole, "tls.verify-off", "main.c", 7);
	assert_int_equal(bri_findings_count(program.whole), found);
	finish(&program);
	return found;
}

/* A function that the linker left out calls nothing, unless something that stayed names it: then it may be inlined. */
static void test_left_out(void **state)
{
	(void)state;
	static const char *const plain[] = { HEAD("wrap.c") VERIFY WRAPPER("set_mode", "", "mode"),
		                             HEAD("main.c") "function set_mode\n" START };
	static const char *const called[] = { plain[0], HEAD("main.c") "function set_mode\nfunction start\n" START
		                              "define main @20:6 {\n\tobject ctx :p8 param\n\t(call @21:2 start ctx)\n}\n" };
	static const char *const listed[] = { plain[0], HEAD("main.c") "function set_mode\nfunction start\n" START
		                              "object table :a16 extern @9:1 = (init:a16 (at 0 (cast:p8 (function start))))\n" };
	static const char *const both[] = { "main", "set_mode", "start", NULL }, *const none[] = { "main", "set_mode", NULL };
	assert_int_equal(found_in(plain, 2, &(struct linking){ .kept = both }), 1);
	assert_int_equal(found_in(plain, 2, &(struct linking){ .kept = none }), 0);
	assert_int_equal(found_in(called, 2, &(struct linking){ .kept = none }), 1);
	assert_int_equal(found_in(called, 2, &(struct linking){ .kept = none + 1 }), 0);
	assert_int_equal(found_in(listed, 2, &(struct linking){ .kept = none }), 1);
}

/* --wrap, --defsym: what a unit only declares is what the linker took for it. */
static void test_alias(void **state)
{
	(void)state;
	static const char *const texts[] = { HEAD("wrap.c") VERIFY WRAPPER("__wrap_set_mode", "", "mode"),
		                             HEAD("main.c") "function set_mode\n" START };
	static const char *const own[] = { texts[0],
		                           HEAD("main.c") VERIFY WRAPPER("set_mode", "", "1") START };
	const struct linking wrap = { .from = "set_mode", .to = "__wrap_set_mode" };
	assert_int_equal(found_in(texts, 2, &(struct linking){ .kept = NULL }), 0);
	assert_int_equal(found_in(texts, 2, &wrap), 1);
	assert_int_equal(found_in(own, 2, &wrap), 0); /* it is defined where it is called: the linker changes nothing */
	static const char *const datum[] = { HEAD("data.c") "object real :s4 extern const @1:1 = 0\n",
		                             HEAD("main.c") VERIFY "object mode :s4 declared const @2:1\n"
		                             "define start @5:6 {\n\tobject ctx :p8 param\n"
		                             "\t(call @7:2 SSL_CTX_set_verify ctx mode 0:p8)\n}\n" };
	assert_int_equal(found_in(datum, 2, &(struct linking){ .kept = NULL }), 0);
	assert_int_equal(found_in(datum, 2, &(struct linking){ .from = "mode", .to = "real" }), 1);
}

/* Of two definitions the one that isn't weak prevails, in whatever order; of two weak ones the first. */
static void test_weak(void **state)
{
	(void)state;
	static const char good[] = HEAD("good.c") VERIFY WRAPPER("set_mode", "weak ", "1");
	static const char bad[] = HEAD("bad.c") VERIFY WRAPPER("set_mode", "", "mode");
	static const char weak[] = HEAD("weak.c") VERIFY WRAPPER("set_mode", "weak ", "mode");
	static const char start[] = HEAD("main.c") "function set_mode\n" START;
	const struct linking linking = { .kept = NULL };
	assert_int_equal(found_in((const char *[]){ good, bad, start }, 3, &linking), 1);
	assert_int_equal(found_in((const char *[]){ bad, good, start }, 3, &linking), 1);
	assert_int_equal(found_in((const char *[]){ good, weak, start }, 3, &linking), 0);
	assert_int_equal(found_in((const char *[]){ weak, good, start }, 3, &linking), 1);
}

static void test_weak_objects(void **state)
{
	(void)state;
	static const char one[] = HEAD("one.c") "object mode :s4 extern weak const @1:1 = 1\n";
	static const char nought[] = HEAD("nought.c") "object mode :s4 extern const @1:1 = 0\n";
	static const char faint[] = HEAD("faint.c") "object mode :s4 extern weak const @1:1 = 0\n";
	static const char tentative[] = HEAD("tentative.c") "object mode :s4 extern const @1:1\n";
	static const char use[] = HEAD("main.c") VERIFY "object mode :s4 declared const @2:1\n"
	                          "define start @5:6 {\n\tobject ctx :p8 param\n"
	                          "\t(call @7:2 SSL_CTX_set_verify ctx mode 0:p8)\n}\n";
	const struct linking linking = { .kept = NULL };
	assert_int_equal(found_in((const char *[]){ one, nought, use }, 3, &linking), 1);
	assert_int_equal(found_in((const char *[]){ nought, one, use }, 3, &linking), 1);
	assert_int_equal(found_in((const char *[]){ one, faint, use }, 3, &linking), 0);
	assert_int_equal(found_in((const char *[]){ faint, one, use }, 3, &linking), 1);
	assert_int_equal(found_in((const char *[]){ tentative, nought, use }, 3, &linking), 1);
	assert_int_equal(found_in((const char *[]){ nought, tentative, use }, 3, &linking), 1);
}

/* The severity that a finding of the program at `file` has where a scope says warning. */
static uint8_t scoped(const char *const *texts, size_t count, const char *triple, const char *language)
{
	struct program program = { .policy = NULL };
	own_texts[1] = "tls.verify-off";
	own_texts[2] = triple;
	own_texts[3] = language;
	own_scopes[0] = (struct bri_scope){ .rule = OWN_TEXTS + 1, .severity = BRI_WARNING,
		                            .triple = triple != NULL ? OWN_TEXTS + 2 : 0,
		                            .language = language != NULL ? OWN_TEXTS + 3 : 0 };
	own_scope_count = 1;
	judge(&program, "xiaomi-2.0-high", texts, count);
	own_scope_count = 0;
	assert_int_equal(bri_findings_count(program.whole), 1);
	const uint8_t severity = bri_findings_at(program.whole, 0)->severity;
	finish(&program);
	return severity;
}

/* A scope by triple or language asks the unit that holds the place; where none does, all, if they are of one kind. */
static void test_scoped_program(void **state)
{
	(void)state;
#define ARM "option target \"arm-linux\"\noption language \"c\"\n"
#define INTEL "option target \"x86_64-linux\"\noption language \"c\"\n"
#define INCLUDED(kind) HEAD("main.c") kind "function set_mode\nfile \"inline.h\"\n" START
	static const char wrap_arm[] = HEAD("wrap.c") ARM VERIFY WRAPPER("set_mode", "", "mode");
	static const char wrap_intel[] = HEAD("wrap.c") INTEL VERIFY WRAPPER("set_mode", "", "mode");
	static const char wrap_no[] = HEAD("wrap.c") VERIFY WRAPPER("set_mode", "", "mode");
	static const char main_arm[] = HEAD("main.c") ARM "function set_mode\n" START;
	static const char in_header[] = INCLUDED(ARM), nothing_said[] = INCLUDED("");
	assert_int_equal(scoped((const char *[]){ wrap_intel, main_arm }, 2, "arm-*", NULL), BRI_WARNING);
	assert_int_equal(scoped((const char *[]){ wrap_intel, main_arm }, 2, "x86*", NULL), BRI_ERROR);
	assert_int_equal(scoped((const char *[]){ wrap_arm, main_arm }, 2, "arm-*", "c++"), BRI_ERROR);
	assert_int_equal(scoped((const char *[]){ wrap_arm, in_header }, 2, "arm-*", "c"), BRI_WARNING);
	assert_int_equal(scoped((const char *[]){ wrap_intel, in_header }, 2, "arm-*", NULL), BRI_ERROR);
	assert_int_equal(scoped((const char *[]){ wrap_no, in_header }, 2, "arm-*", NULL), BRI_ERROR);
	assert_int_equal(scoped((const char *[]){ wrap_no, nothing_said }, 2, NULL, "c"), BRI_ERROR);
	assert_int_equal(scoped((const char *[]){ wrap_no, nothing_said }, 2, NULL, NULL), BRI_WARNING);
}

/* Facts with a hole prove nothing. */
static void test_incomplete(void **state)
{
	(void)state;
	struct bri_error error = { .what = "" };
	const struct bri_judge_options options = { .source_only = true };
	struct program program = { .policy = NULL };
	judge(&program, "xiaomi-2.0-high", (const char *[]){ HEAD("a.c") }, 1);
	struct bri_program *all = bri_program_new();
	assert_int_equal(bri_program_add(all, program.units[0]), 0);
	bri_unit_set_incomplete(program.units[0]);
	assert_int_equal(bri_judge_program(program.policy, all, &options, NULL, program.whole, &error), -1);
	assert_string_equal(error.where, "a.c");
	bri_program_free(all);
	finish(&program);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_argument), cmocka_unit_test(test_static_names),
		cmocka_unit_test(test_object_and_getter), cmocka_unit_test(test_known),
		cmocka_unit_test(test_absent), cmocka_unit_test(test_left_out), cmocka_unit_test(test_alias),
		cmocka_unit_test(test_weak), cmocka_unit_test(test_weak_objects), cmocka_unit_test(test_scoped_program),
		cmocka_unit_test(test_incomplete),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
