/* SPDX-License-Identifier: Apache-2.0 */
/* Enumerators that a policy asks for by name: of a unit's the wanted ones stay, and whose call asks for any is told. */
#include "fixture.h"

#include "enumerator.h"
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

static void what_no_condition_names_goes(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good("unit \"a.c\"\nenumerator RED 1\nenumerator MBEDTLS_MD_MD5 3\n"
	                                  "enumerator GREEN -2\nenumerator MBEDTLS_MD_SHA1 5\n");
	int64_t value = 0;
	bri_enumerators_prune(policy, unit);
	assert_int_equal(bri_unit_enumerators(unit), 2);
	assert_string_equal(bri_unit_text(unit, bri_unit_enumerator_at(unit, 0, &value)), "MBEDTLS_MD_MD5");
	assert_int_equal(value, 3);
	assert_string_equal(bri_unit_text(unit, bri_unit_enumerator_at(unit, 1, &value)), "MBEDTLS_MD_SHA1");
	assert_int_equal(value, 5);
	bri_unit_free(unit);
	unit = read_good("unit \"a.c\"\nenumerator RED 1\n");
	bri_enumerators_prune(policy, unit);
	bri_enumerators_prune(policy, unit); /* nothing of nothing */
	assert_int_equal(bri_unit_enumerators(unit), 0);
	bri_unit_free(unit);
}

static void only_calls_that_ask_by_name_want_any(void **state)
{
	(void)state;
	assert_true(bri_enumerators_wanted(policy, "mbedtls_md_info_from_type"));
	assert_false(bri_enumerators_wanted(policy, "SSL_CTX_set_verify"));
	assert_false(bri_enumerators_wanted(policy, "no_such_function"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_no_condition_names_goes),
		cmocka_unit_test(only_calls_that_ask_by_name_want_any),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
