/* SPDX-License-Identifier: Apache-2.0 */
/* Packed facts: nothing is lost, only what must travel travels, and no bytes
 * whatsoever break the reader. */
/* wrap: malloc calloc realloc */
#include "fixture.h"

#include "failing_memory.h"
#include "fact_build.h"

struct packed {
	unsigned char *bytes;
	size_t size;
};

static struct packed pack(const struct bri_unit *unit, const bool *keep)
{
	struct packed packed = { .bytes = NULL };
	const struct bri_travel travel = { .functions = (bool *)keep };
	assert_int_equal(bri_unit_pack(unit, keep != NULL ? &travel : NULL, NULL, &packed.bytes, &packed.size), 0);
	return packed;
}

static struct bri_unit *unpack(struct packed packed)
{
	struct bri_error error = { .what = "" };
	struct bri_unit *unit = bri_unit_unpack(packed.bytes, packed.size, NULL, "x.o", &error);
	if (unit == NULL)
		fail_msg("%s: %s", error.where, error.what);
	return unit;
}

static char *text_after_packing(const char *facts, const bool *keep)
{
	struct bri_unit *unit = read_good(facts);
	struct packed packed = pack(unit, keep);
	struct bri_unit *again = unpack(packed);
	char *text = unit_text(again);
	struct packed repacked = pack(again, NULL);
	if (keep == NULL) {
		assert_int_equal(repacked.size, packed.size);
		assert_memory_equal(repacked.bytes, packed.bytes, packed.size);
	}
	free(packed.bytes);
	free(repacked.bytes);
	bri_unit_free(unit);
	bri_unit_free(again);
	return text;
}

/* A note that no reader takes isn't written. */
static void literals_have_a_limit_on_both_sides(void **state)
{
	(void)state;
	const size_t most = (size_t)1 << 26;
	const struct bri_shape pointer = { BRI_POINTER, 8 };
	unsigned char *bytes = malloc(most + 1);
	assert_non_null(bytes);
	memset(bytes, 0x1a, most + 1); /* a letter that isn't told, many times over */
	for (size_t more = 0; more < 2; more++) {
		struct bri_unit *unit = bri_unit_new("x.c");
		uint32_t name = bri_unit_name_of(unit, "text", 4), function = bri_unit_add_function(unit, name, name, 0, 0);
		bri_unit_begin_function(unit, function, 0);
		uint32_t text = bri_unit_add_string(unit, bytes, most + more, 0);
		uint32_t address = bri_unit_add_node(unit, BRI_ADDRESS, BRI_OP_NONE, pointer, text, 0, 0, 0);
		uint32_t back = bri_unit_add_node(unit, BRI_RETURN, BRI_OP_NONE, pointer, address, 0, 0, 0);
		bri_unit_end_function(unit, bri_unit_add_list(unit, BRI_SEQUENCE, (struct bri_shape){ BRI_VOID, 0 }, 0, &back, 1, 0));
		assert_true(bri_unit_is_complete(unit));
		struct packed packed = { .bytes = NULL };
		assert_int_equal(bri_unit_pack(unit, NULL, NULL, &packed.bytes, &packed.size), more ? -1 : 0);
		if (more == 0)
			bri_unit_free(unpack(packed));
		free(packed.bytes);
		bri_unit_free(unit);
	}
	free(bytes);
}

static void nothing_that_is_referred_to_is_lost(void **state)
{
	(void)state;
	char *text = text_after_packing(sample, NULL);
	/* What nothing refers to stays behind. */
	static const char *const unused[] = { "function elsewhere defined\n", "object mode2 :u4 declared volatile system\n",
		                              "object twice :s4 static\n" };
	char expected[sizeof(sample)];
	strcpy(expected, sample);
	for (size_t i = 0; i < sizeof(unused) / sizeof(unused[0]); i++) {
		char *at = strstr(expected, unused[i]);
		assert_non_null(at);
		memmove(at, at + strlen(unused[i]), strlen(at + strlen(unused[i])) + 1);
	}
	assert_string_equal(text, expected);
	free(text);
}

static const char program[] = "unit \"a.c\"\n"
			      "incomplete\n"
			      "option target \"x86_64-linux-gnu\"\n"
			      "function called\n"
			      "function unused\n"
			      "function kept\n"
			      "function dropped static\n"
			      "function in_table\n"
			      "object exported :s4 extern = 5\n"
			      "object table :a8 static const = (init:a8 (at 0 (address in_table)))\n"
			      "object own :s4 static = 6\n"
			      "object theirs :s4 declared\n"
			      "\n"
			      "define kept @3:1 {\n"
			      "\tobject first :s4 param @3:6\n"
			      "\tobject second :p8 param @3:9\n"
			      "\tobject nobody :s4 local @4:1\n"
			      "\t(call@5:1 called@5:1 table second dropped)\n"
			      "}\n"
			      "\n"
			      "define dropped @9:1 {\n"
			      "\tobject it :s4 local\n"
			      "\t(sequence\n"
			      "\t\t(call unused own theirs)\n"
			      "\t\tit)\n"
			      "}\n";

static void only_what_must_travel_travels(void **state)
{
	(void)state;
	const bool keep[] = { false, false, false, true, false, false };
	char *text = text_after_packing(program, keep);
	assert_string_equal(text, "unit \"a.c\"\n"
	                          "incomplete\n"
	                          "option target \"x86_64-linux-gnu\"\n"
	                          "function called\n"
	                          "function kept\n"
	                          "function dropped static defined @9:1\n"
	                          "function in_table\n"
	                          "object exported :s4 extern = 5\n"
	                          "object table :a8 static const = (init:a8 (at 0 (address in_table)))\n"
	                          "\n"
	                          "define kept @3:1 {\n"
	                          "\tobject first :s4 param @3:6\n"
	                          "\tobject second :p8 param @3:9\n"
	                          "\t(evaluate (call@5:1 called table second dropped))\n"
	                          "}\n");
	free(text);
	const bool none[6] = { false };
	text = text_after_packing(program, none);
	assert_string_equal(text, "unit \"a.c\"\nincomplete\noption target \"x86_64-linux-gnu\"\n"
	                          "object exported :s4 extern = 5\n");
	free(text);
}

static bool resolve(void *context, uint32_t location, struct bri_place *ret_place)
{
	(void)context;
	ret_place->file = "resolved.c";
	ret_place->line = location / 2;
	ret_place->column = 1;
	return true;
}

static void places_are_resolved_and_not_repeated(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	bri_unit_set_resolver(unit, resolve, NULL);
	uint32_t f = bri_unit_add_function(unit, 0, 0, 0, 20);
	bri_unit_begin_function(unit, f, 20);
	const struct bri_shape number = { .type = BRI_SIGNED, .size = 4 };
	uint32_t items[2];
	for (uint32_t i = 0; i < 2; i++)
		items[i] = bri_unit_add_node(unit, BRI_RETURN, BRI_OP_NONE, (struct bri_shape){ .type = BRI_VOID },
		                             bri_unit_add_int(unit, number, 1, 20 + i), 0, 0, 1);
	bri_unit_end_function(unit, bri_unit_add_list(unit, BRI_SEQUENCE, (struct bri_shape){ .type = BRI_VOID }, 0,
	                                              items, 2, 0));
	struct packed packed = pack(unit, NULL);
	struct bri_unit *again = unpack(packed);
	assert_int_equal(bri_unit_place_count(again), 1);
	char *text = unit_text(again);
	assert_string_equal(text, "unit \"x.c\"\nfunction ''\n\nfile \"resolved.c\"\ndefine '' @10:1 {\n\t(sequence\n"
	                          "\t\t(return 1@10:1)\n\t\t(return 1@10:1))\n}\n");
	free(text);
	free(packed.bytes);
	bri_unit_free(unit);
	bri_unit_free(again);
}

/* Copied to a block of exactly that size, so that a sanitizer sees the first byte too many. */
static struct bri_unit *unpack_exact(const unsigned char *bytes, size_t size, struct bri_error *reterr)
{
	unsigned char *copy = malloc(size > 0 ? size : 1);
	assert_non_null(copy);
	memcpy(copy, bytes, size);
	struct bri_unit *unit = bri_unit_unpack(copy, size, NULL, "x.o", reterr);
	free(copy);
	return unit;
}

static void truncated_facts_are_refused(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good(sample);
	struct packed packed = pack(unit, NULL);
	/* Zeros stand for what is missing, and the last few bits may read as other facts with them: that is for the note's
	 * checksum (test_evidence). */
	size_t read = 0;
	for (size_t size = 0; size < packed.size; size++) {
		struct bri_error error = { .what = "" };
		struct bri_unit *left = unpack_exact(packed.bytes, size, &error);
		read += left != NULL;
		assert_true(left == NULL || size + 4 > packed.size);
		assert_true(left != NULL || (strstr(error.what, "damaged") != NULL && strcmp(error.where, "x.o") == 0));
		bri_unit_free(left);
	}
	assert_true(read <= 1);
	packed.bytes[0] = 9;
	struct bri_error error;
	assert_null(unpack_exact(packed.bytes, packed.size, &error));
	assert_non_null(strstr(error.what, "version 9"));
	free(packed.bytes);
	bri_unit_free(unit);
}

static void damaged_facts_are_refused_or_valid(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good(sample);
	struct packed packed = pack(unit, NULL);
	for (size_t at = 0; at < packed.size; at++) {
		static const unsigned char changes[] = { 0x01, 0x04, 0x40, 0x80, 0xff };
		for (size_t i = 0; i < sizeof(changes); i++) {
			packed.bytes[at] ^= changes[i];
			struct bri_unit *changed = unpack_exact(packed.bytes, packed.size, NULL);
			if (changed != NULL) {
				assert_int_equal(bri_unit_check(changed, "changed", NULL), 0);
				free(unit_text(changed));
			}
			bri_unit_free(changed);
			packed.bytes[at] ^= changes[i];
		}
	}
	free(packed.bytes);
	bri_unit_free(unit);
}

static void memory_that_runs_out_is_never_hidden(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good(sample);
	struct packed good = pack(unit, NULL);
	int status = -1;
	for (long allowed = 0; status < 0; allowed++) {
		struct packed packed = { .bytes = NULL };
		memory_runs_out_after(allowed);
		status = bri_unit_pack(unit, NULL, NULL, &packed.bytes, &packed.size);
		memory_is_back();
		if (status == 0) {
			assert_int_equal(packed.size, good.size);
			assert_memory_equal(packed.bytes, good.bytes, good.size);
			free(packed.bytes);
		} else {
			assert_int_equal(has_run_out, 1);
		}
	}
	struct bri_unit *again = NULL;
	for (long allowed = 0; again == NULL; allowed++) {
		memory_runs_out_after(allowed);
		again = bri_unit_unpack(good.bytes, good.size, NULL, "x.o", NULL);
		memory_is_back();
		assert_true(again != NULL || has_run_out);
	}
	bri_unit_free(again);
	bri_unit_free(unit);
	free(good.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_that_is_referred_to_is_lost),
		cmocka_unit_test(only_what_must_travel_travels),
		cmocka_unit_test(places_are_resolved_and_not_repeated),
		cmocka_unit_test(literals_have_a_limit_on_both_sides),
		cmocka_unit_test(truncated_facts_are_refused),
		cmocka_unit_test(damaged_facts_are_refused_or_valid),
		cmocka_unit_test(memory_that_runs_out_is_never_hidden),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
