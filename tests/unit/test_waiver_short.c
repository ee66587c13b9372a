/* SPDX-License-Identifier: Apache-2.0 */
/* Waiver comments in the short form: a rule or several, a colon, a reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "waiver.h"

static bool first_waiver(const char *line, struct bri_source_waiver *ret_waiver)
{
	size_t at = 0;

	return bri_waiver_in_source(line, strlen(line), &at, ret_waiver);
}

static void test_short_comment(void **state)
{
	struct bri_source_waiver waiver;

	(void)state;
	assert_true(first_waiver("f(); /* brinell: allow crypto.weak-hash: cache key only */\r", &waiver));
	assert_string_equal(waiver.rule, "crypto.weak-hash");
	assert_string_equal(waiver.reason, "cache key only");
	assert_true(waiver.is_short);
	assert_int_equal(waiver.lacks, 0);
	assert_true(first_waiver("// brinell: allow a.b, c.* : see issue 12: old peers", &waiver));
	assert_string_equal(waiver.rule, "a.b,c.*");
	assert_string_equal(waiver.reason, "see issue 12: old peers");
	assert_true(bri_waiver_names(&waiver, "a.b"));
	assert_true(bri_waiver_names(&waiver, "c.other"));
	assert_false(bri_waiver_names(&waiver, "a.c"));
	assert_true(first_waiver("// brinell: allow a.b:   ", &waiver));
	assert_int_equal(waiver.lacks, BRI_LACKS_REASON);
	assert_true(first_waiver("// brinell: allow a.b reason=\"x: y\" owner=\"o\" expires=2027-06-30", &waiver));
	assert_false(waiver.is_short);
	assert_int_equal(waiver.lacks, 0);
	assert_true(first_waiver("// brinell: allow a.b c.d: two words", &waiver));
	assert_false(waiver.is_short);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_short_comment)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
