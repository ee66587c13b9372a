/* SPDX-License-Identifier: Apache-2.0 */
/* The list of findings: copies, doubles, order, counts, memory. */
/* wrap: malloc calloc realloc */
#include "fixture.h"

#include "failing_memory.h"
#include "finding.h"

static void everything_is_copied(void **state)
{
	(void)state;
	struct bri_findings *findings = bri_findings_new();
	char rule[] = "tls.verify-off";
	char text[] = "the value 0 is written here";
	struct bri_step step = { .file = text, .line = 3, .column = 4, .text = text, .location = 5 };
	struct bri_finding finding = { .rule = rule, .file = text, .line = 1, .column = 2, .steps = &step, .step_count = 1,
		                       .severity = BRI_ERROR, .result = BRI_FAIL };
	const struct bri_finding *copy = bri_findings_add(findings, &finding);
	memset(rule, '#', sizeof(rule) - 1);
	memset(text, '#', sizeof(text) - 1);
	memset(&step, 0, sizeof(step));
	assert_string_equal(copy->rule, "tls.verify-off");
	assert_string_equal(copy->file, "the value 0 is written here");
	assert_string_equal(copy->message, "");
	assert_string_equal(copy->steps[0].text, "the value 0 is written here");
	assert_int_equal(copy->steps[0].column, 4);
	assert_string_equal(bri_findings_keep(findings, "kept"), "kept");
	assert_string_equal(bri_findings_keep(findings, NULL), "");
	bri_findings_free(findings);
	bri_findings_free(NULL);
}

static void doubles_are_dropped_and_order_is_by_place(void **state)
{
	(void)state;
	struct bri_findings *findings = bri_findings_new();
	for (uint32_t i = 0; i < 4000; i++) {
		struct bri_finding finding = { .rule = i % 2 == 0 ? "b.b" : "a.a", .file = i % 3 == 0 ? "y.c" : "x.c",
			                       .line = 500 - i / 6 % 500, .result = BRI_FAIL, .severity = BRI_WARNING };
		assert_non_null(bri_findings_add(findings, &finding));
	}
	size_t count = bri_findings_count(findings);
	assert_int_equal(count, 500 * 4);
	const struct bri_finding *first = bri_findings_at(findings, 0);
	assert_ptr_equal(bri_findings_add(findings, &(struct bri_finding){ .rule = "b.b", .file = "y.c", .line = 500 }), first);
	bri_findings_sort(findings);
	for (size_t i = 1; i < count; i++) {
		const struct bri_finding *a = bri_findings_at(findings, i - 1);
		const struct bri_finding *b = bri_findings_at(findings, i);
		int order = strcmp(a->file, b->file);
		assert_true(order < 0 || (order == 0 && (a->line < b->line ||
		                                         (a->line == b->line && strcmp(a->rule, b->rule) < 0))));
	}
	assert_null(bri_findings_at(findings, count));
	bri_findings_free(findings);
}

/* rand() is warned of in its unit; in another unit what it gave becomes a key. */
static void what_a_worse_finding_comes_by_is_told_there(void **state)
{
	(void)state;
	struct bri_findings *findings = bri_findings_new();
	struct bri_step steps[] = { { .file = "a.c", .line = 6, .column = 26 }, { .file = "a.c", .line = 6, .column = 3 },
		                    { .file = "w.c", .line = 1, .column = 1 } };
	const struct bri_finding all[] = {
		{ .rule = "r.r", .file = "a.c", .line = 6, .column = 26, .severity = BRI_WARNING, .result = BRI_FAIL },
		{ .rule = "r.r", .file = "b.c", .line = 9, .column = 9, .severity = BRI_ERROR, .result = BRI_FAIL, .steps = steps,
		  .step_count = 3 },
		{ .rule = "o.o", .file = "a.c", .line = 6, .column = 3, .severity = BRI_WARNING, .result = BRI_FAIL },
		{ .rule = "r.r", .file = "a.c", .line = 7, .column = 26, .severity = BRI_WARNING, .result = BRI_FAIL },
		{ .rule = "r.r", .file = "w.c", .line = 1, .column = 1, .severity = BRI_WARNING, .result = BRI_FAIL, .waived = true },
		{ .rule = "r.r", .file = "a.c", .line = 6, .column = 3, .severity = BRI_ERROR, .result = BRI_FAIL },
	};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		bri_findings_add(findings, &all[i]);
	const struct bri_finding *lesser = bri_findings_at(findings, 0);
	bri_findings_settle(findings);
	assert_int_equal(bri_findings_count(findings), 5);
	assert_int_equal(lesser->severity, BRI_OFF);
	for (size_t i = 0; i < 5; i++)
		assert_ptr_not_equal(bri_findings_at(findings, i), lesser);
	bri_findings_free(findings);
}

static void of_one_place_the_worse_stays(void **state)
{
	(void)state;
	struct bri_finding lesser = { .rule = "r.r", .file = "a.c", .line = 1, .message = "once", .severity = BRI_WARNING,
		                      .result = BRI_FAIL };
	struct bri_finding worse = lesser, waived = lesser;
	worse.message = "twice";
	worse.severity = waived.severity = BRI_ERROR;
	waived.waived = true;
	for (int order = 0; order < 3; order++) {
		struct bri_findings *findings = bri_findings_new(), *more = bri_findings_new();
		bri_findings_add(findings, order == 1 ? &worse : &lesser);
		bri_findings_add(order == 2 ? more : findings, &waived);
		bri_findings_add(order == 2 ? more : findings, order == 1 ? &lesser : &worse);
		if (order == 2) {
			bri_findings_free(more);
			more = bri_findings_new();
			bri_findings_add(more, &worse);
			assert_int_equal(bri_findings_take(findings, more), 0);
		}
		assert_int_equal(bri_findings_count(findings), 1);
		assert_string_equal(bri_findings_at(findings, 0)->message, "twice");
		assert_int_equal(bri_findings_of(findings, BRI_ERROR), 1);
		bri_findings_free(findings);
		bri_findings_free(more);
	}
}

static void counts_leave_out_what_does_not_count(void **state)
{
	(void)state;
	struct bri_findings *findings = bri_findings_new();
	struct bri_finding finding = { .rule = "a.a", .file = "x.c", .line = 1, .severity = BRI_ERROR, .result = BRI_FAIL };
	bri_findings_add(findings, &finding);
	finding.line = 2;
	finding.waived = true;
	bri_findings_add(findings, &finding);
	finding.line = 3;
	finding.waived = false;
	finding.result = BRI_UNKNOWN;
	bri_findings_add(findings, &finding);
	assert_int_equal(bri_findings_of(findings, BRI_ERROR), 1);
	assert_int_equal(bri_findings_of(findings, BRI_WARNING), 0);
	bri_findings_count_unknown(findings, "a.a", 2);
	bri_findings_count_unknown(findings, "", 1);
	bri_findings_count_unknown(findings, "a.a", 3);
	assert_int_equal(bri_findings_unknown(findings), 6);
	assert_int_equal(bri_findings_unknown_of(findings, "a.a"), 5);
	assert_int_equal(bri_findings_unknown_of(findings, "b.b"), 0);
	struct bri_findings *other = bri_findings_new();
	bri_findings_count_unknown(other, "b.b", 1);
	assert_int_equal(bri_findings_take(other, findings), 0);
	assert_int_equal(bri_findings_unknown_of(other, "a.a"), 5);
	assert_int_equal(bri_findings_unknown(findings), 0);
	assert_string_equal(bri_findings_unknown_rule(other, 0), "b.b");
	assert_null(bri_findings_unknown_rule(other, 3));
	bri_findings_free(other);
	bri_findings_free(findings);
}

static void memory_that_runs_out_is_never_hidden(void **state)
{
	(void)state;
	int whole = 0;
	for (long allowed = 0; whole == 0; allowed++) {
		memory_runs_out_after(allowed);
		struct bri_findings *findings = bri_findings_new();
		for (uint32_t i = 1; findings != NULL && i <= 300; i++) {
			struct bri_step steps[40] = { { .text = "on the way, and this is a long text" } };
			struct bri_finding finding = { .rule = "a.a", .file = "x.c", .line = i, .steps = steps,
				                       .step_count = 40, .message = "a message of some length" };
			const struct bri_finding *kept = bri_findings_add(findings, &finding);
			assert_true(kept != NULL || !bri_findings_is_complete(findings));
		}
		if (findings != NULL) {
			whole = bri_findings_is_complete(findings);
			assert_int_equal(whole, !has_run_out);
		}
		memory_is_back();
		bri_findings_free(findings);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_copied),
		cmocka_unit_test(doubles_are_dropped_and_order_is_by_place),
		cmocka_unit_test(what_a_worse_finding_comes_by_is_told_there),
		cmocka_unit_test(of_one_place_the_worse_stays),
		cmocka_unit_test(counts_leave_out_what_does_not_count),
		cmocka_unit_test(memory_that_runs_out_is_never_hidden),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
