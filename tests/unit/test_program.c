/* SPDX-License-Identifier: Apache-2.0 */
/* What only a program settles: values that cross units, checks that nobody made.  Units are facts as text; each
 * is judged alone first, as its own compile would. */
#include "fixture.h"

#include "judge.h"
#include "policy.h"

#define UNITS_MAX 3

struct program {
	struct bri_policy *policy;
	struct bri_unit *units[UNITS_MAX];
	struct bri_findings *alone, *whole;
};

static void judge(struct program *program, const char *profile, const char *const *texts, size_t count)
{
	char path[512];
	struct bri_error error = { .what = "" };
	struct bri_judge_options options = { .source_only = true };
	struct bri_program *all = bri_program_new();
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
	assert_int_equal(bri_judge_program(program->policy, all, &options, program->alone, program->whole, &error), 0);
	bri_program_free(all);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_argument), cmocka_unit_test(test_static_names),
		cmocka_unit_test(test_object_and_getter), cmocka_unit_test(test_known),
		cmocka_unit_test(test_absent),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
