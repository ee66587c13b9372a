/* SPDX-License-Identifier: Apache-2.0 */
/* The unit and its validator: handles, ownership, names, places, what happens
 * without memory, and what a malformed unit is told. */
/* wrap: malloc calloc realloc */
#include "fixture.h"

#include "failing_memory.h"
#include "fact_build.h"

static const struct bri_shape number = { .type = BRI_SIGNED, .size = 4 };
static const struct bri_shape nothing = { .type = BRI_VOID };

static uint32_t name(struct bri_unit *unit, const char *text)
{
	return bri_unit_name_of(unit, text, strlen(text));
}

static void names_are_interned(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	uint32_t numbers[3000];
	char text[16];
	for (int i = 0; i < 3000; i++) {
		snprintf(text, sizeof(text), "n%d", i);
		numbers[i] = name(unit, text);
		assert_int_not_equal(numbers[i], 0);
	}
	for (int i = 0; i < 3000; i++) {
		snprintf(text, sizeof(text), "n%d", i);
		assert_int_equal(name(unit, text), numbers[i]);
		assert_string_equal(bri_unit_text(unit, numbers[i]), text);
	}
	assert_int_equal(name(unit, ""), 0);
	assert_int_equal(bri_unit_name_of(unit, "n1\0n2", 5), numbers[1]);
	assert_string_equal(bri_unit_text(unit, 0), "");
	assert_string_equal(bri_unit_text(unit, 999999), "");
	assert_true(bri_unit_is_complete(unit));
	bri_unit_free(unit);
}

static void options_keep_their_order_and_last_value(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	bri_unit_set_option(unit, "b", "1");
	bri_unit_set_option(unit, "a", "2");
	bri_unit_set_option(unit, "b", "3");
	const char *key = NULL;
	const char *value = NULL;
	assert_true(bri_unit_option_at(unit, 0, &key, &value));
	assert_string_equal(key, "b");
	assert_string_equal(value, "3");
	assert_true(bri_unit_option_at(unit, 1, &key, &value));
	assert_false(bri_unit_option_at(unit, 2, &key, &value));
	assert_string_equal(bri_unit_option(unit, "a"), "2");
	assert_null(bri_unit_option(unit, "c"));
	bri_unit_free(unit);
}

static int resolved;

static bool resolve(void *context, uint32_t location, struct bri_place *ret_place)
{
	resolved++;
	ret_place->file = context;
	ret_place->line = location * 10;
	return location != 7;
}

static void places_are_asked_for_once(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	char file[] = "y.c";
	bri_unit_set_resolver(unit, resolve, file);
	resolved = 0;
	for (int round = 0; round < 3; round++) {
		for (uint32_t i = 1; i <= 1000; i++) {
			struct bri_place place = bri_unit_place(unit, i);
			assert_string_equal(place.file, i == 7 ? "x.c" : "y.c");
			assert_int_equal(place.line, i == 7 ? 0 : i * 10);
		}
	}
	assert_int_equal(resolved, 1000);
	assert_string_equal(bri_unit_place(unit, 0).file, "x.c");
	bri_unit_set_resolver(unit, NULL, NULL);
	struct bri_place place = { .file = "z.c", .line = 3, .column = 4, .macro = "M", .macro_file = "m.h", .macro_line = 9 };
	uint32_t location = bri_unit_add_place(unit, &place);
	assert_int_equal(bri_unit_add_place(unit, &place), location);
	assert_string_equal(bri_unit_place(unit, location).macro_file, "m.h");
	place.column = 5;
	assert_int_not_equal(bri_unit_add_place(unit, &place), location);
	assert_int_equal(bri_unit_place(unit, 999).line, 0);
	bri_unit_free(unit);
}

static void objects_belong_to_the_function_at_hand(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	uint32_t f = bri_unit_add_function(unit, name(unit, "f"), name(unit, "f"), 0, 0);
	uint32_t global = bri_unit_add_object(unit, 0, BRI_OBJECT_STATIC, number, 0);
	bri_unit_begin_function(unit, f, 0);
	uint32_t p = bri_unit_add_object(unit, 0, BRI_OBJECT_PARAM, number, 0);
	uint32_t q = bri_unit_add_object(unit, 0, BRI_OBJECT_PARAM, number, 0);
	uint32_t local = bri_unit_add_object(unit, 0, BRI_OBJECT_LOCAL, number, 0);
	uint32_t other = bri_unit_add_object(unit, 0, BRI_OBJECT_PARAM, number, 0);
	uint32_t extern_ = bri_unit_add_object(unit, 0, BRI_OBJECT_DECLARED, number, 0);
	uint32_t body = bri_unit_add_list(unit, BRI_SEQUENCE, nothing, 0, NULL, 0, 0);
	bri_unit_end_function(unit, body);
	const struct bri_function *function = bri_unit_function(unit, f);
	assert_int_equal(function->first_param, p);
	assert_int_equal(function->params, 2);
	assert_int_equal(function->body, body);
	assert_int_equal(function->first_node, body);
	assert_int_equal(function->last_node, body + 1);
	assert_true((function->flags & BRI_FUNCTION_DEFINED) != 0);
	assert_int_equal(bri_unit_object(unit, q)->function, f);
	assert_int_equal(bri_unit_object(unit, local)->function, f);
	assert_int_equal(bri_unit_object(unit, other)->function, f);
	assert_int_equal(bri_unit_object(unit, global)->function, 0);
	assert_int_equal(bri_unit_object(unit, extern_)->function, 0);
	assert_int_equal(bri_unit_check(unit, "x", NULL), 0);
	bri_unit_free(unit);
}

static void integers_and_strings_keep_every_bit(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	static const int64_t values[] = { 0, -1, INT64_MIN, INT64_MAX, 0x1234567890abcdef };
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		uint32_t node = bri_unit_add_int(unit, number, values[i], 0);
		assert_true(bri_node_int(bri_unit_node(unit, node)) == values[i]);
	}
	uint32_t text = bri_unit_add_string(unit, "a\0b", 4, 0);
	assert_memory_equal(bri_unit_bytes(unit, bri_unit_node(unit, text)), "a\0b", 4);
	assert_int_equal(bri_unit_node(unit, text)->size, 4);
	uint32_t empty = bri_unit_add_string(unit, "", 0, 0);
	assert_non_null(bri_unit_bytes(unit, bri_unit_node(unit, empty)));
	bri_unit_free(unit);
}

static void what_is_missing_becomes_unknown(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	uint32_t sum = bri_unit_add_node(unit, BRI_BINARY, BRI_OP_ADD, number, 0, 0, 0, 0);
	assert_int_equal(bri_unit_node(unit, bri_unit_node(unit, sum)->a)->kind, BRI_OPAQUE);
	uint32_t arguments[] = { 0, sum };
	uint32_t call = bri_unit_add_list(unit, BRI_CALL, number, 0, arguments, 2, 0);
	size_t count = 0;
	const uint32_t *items = bri_unit_list(unit, bri_unit_node(unit, call), &count);
	assert_int_equal(count, 2);
	assert_int_equal(bri_unit_node(unit, items[0])->kind, BRI_OPAQUE);
	assert_int_equal(items[1], sum);
	uint32_t statements[] = { 0, bri_unit_add_node(unit, BRI_BREAK, BRI_OP_NONE, nothing, 0, 0, 0, 0), 0 };
	uint32_t sequence = bri_unit_add_list(unit, BRI_SEQUENCE, nothing, 0, statements, 3, 0);
	bri_unit_list(unit, bri_unit_node(unit, sequence), &count);
	assert_int_equal(count, 1);
	assert_true(bri_unit_is_complete(unit));
	assert_int_equal(bri_unit_check(unit, "x", NULL), 0);
	bri_unit_free(unit);
}

static void misuse_is_sticky(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	assert_int_equal(bri_unit_add_node(unit, BRI_CALL, BRI_OP_NONE, number, 0, 0, 0, 0), 0);
	assert_false(bri_unit_is_complete(unit));
	bri_unit_free(unit);
	unit = bri_unit_new("x.c");
	bri_unit_begin_function(unit, 3, 0);
	assert_false(bri_unit_is_complete(unit));
	bri_unit_free(unit);
	bri_unit_free(NULL);
}

static void build_something(struct bri_unit *unit)
{
	char text[32];
	for (int i = 0; i < 700; i++) {
		snprintf(text, sizeof(text), "some-name-%d", i);
		uint32_t n = name(unit, text);
		uint32_t f = bri_unit_add_function(unit, n, n, 0, 0);
		bri_unit_begin_function(unit, f, 0);
		uint32_t object = bri_unit_add_object(unit, n, BRI_OBJECT_PARAM, number, 0);
		struct bri_place place = { .file = text, .line = (uint32_t)i + 1 };
		uint32_t location = bri_unit_add_place(unit, &place);
		uint32_t items[3];
		for (size_t k = 0; k < 3; k++)
			items[k] = bri_unit_add_node(unit, BRI_OBJECT, BRI_OP_NONE, number, object, 0, 0, location);
		items[1] = bri_unit_add_string(unit, text, sizeof(text), location);
		uint32_t call = bri_unit_add_list(unit, BRI_CALL, number, 0, items, 3, location);
		bri_unit_end_function(unit, bri_unit_add_node(unit, BRI_EVALUATE, BRI_OP_NONE, nothing, call, 0, 0, 0));
		bri_unit_set_option(unit, i % 2 == 0 ? "even" : text, text);
	}
}

static void memory_that_runs_out_is_never_hidden(void **state)
{
	(void)state;
	int whole = 0;
	for (long allowed = 0; whole == 0; allowed += allowed < 40 ? 1 : 13) {
		memory_runs_out_after(allowed);
		struct bri_unit *unit = bri_unit_new("x.c");
		if (unit != NULL) {
			build_something(unit);
			whole = bri_unit_is_complete(unit);
			assert_int_equal(whole, !has_run_out);
		}
		memory_is_back();
		bri_unit_free(unit);
	}
}

/* ---- the validator ------------------------------------------------------------ */

static void expect_complaint(struct bri_unit *unit, const char *what)
{
	struct bri_error error = { .what = "" };
	assert_int_equal(bri_unit_check(unit, "x.facts", &error), -1);
	assert_string_equal(error.where, "x.facts");
	if (strstr(error.what, what) == NULL)
		fail_msg("'%s' does not say '%s'", error.what, what);
	bri_unit_free(unit);
}

static uint32_t define(struct bri_unit *unit, uint32_t body)
{
	uint32_t f = bri_unit_add_function(unit, 0, 0, 0, 0);
	bri_unit_begin_function(unit, f, 0);
	bri_unit_end_function(unit, 0);
	bri_unit_set_body(unit, f, body, 1, (uint32_t)bri_unit_nodes(unit) + 1);
	return f;
}

static void statements_are_no_expressions(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	uint32_t jump = bri_unit_add_node(unit, BRI_BREAK, BRI_OP_NONE, nothing, 0, 0, 0, 0);
	bri_unit_add_node(unit, BRI_DEREF, BRI_OP_NONE, number, jump, 0, 0, 0);
	expect_complaint(unit, "node 2 has an operand that can't stand there");
	unit = bri_unit_new("x.c");
	define(unit, bri_unit_add_int(unit, number, 1, 0));
	expect_complaint(unit, "function 1 has a body that is no statement");
	unit = bri_unit_new("x.c");
	bri_unit_set_init(unit, bri_unit_add_object(unit, 0, 0, number, 0),
	                  bri_unit_add_node(unit, BRI_BREAK, BRI_OP_NONE, nothing, 0, 0, 0, 0));
	expect_complaint(unit, "object 1 has an initialiser that is no expression");
}

static void handles_name_something(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	bri_unit_add_node(unit, BRI_OBJECT, BRI_OP_NONE, number, 5, 0, 0, 0);
	expect_complaint(unit, "node 1 has an operand");
	unit = bri_unit_new("x.c");
	bri_unit_add_node(unit, BRI_FUNCTION, BRI_OP_NONE, number, 1, 0, 0, 0);
	expect_complaint(unit, "node 1 has an operand");
	unit = bri_unit_new("x.c");
	bri_unit_add_node(unit, BRI_LABEL, BRI_OP_NONE, nothing, 9, 0, 0, 0);
	expect_complaint(unit, "node 1 has an operand");
	unit = bri_unit_new("x.c");
	bri_unit_add_node(unit, BRI_DEREF, BRI_OP_NONE, number, 77, 0, 0, 0);
	expect_complaint(unit, "node 1 has an operand");
	unit = bri_unit_new("x.c");
	bri_unit_add_node(unit, BRI_UNARY, BRI_OP_ADD, number, 0, 0, 0, 0);
	expect_complaint(unit, "unknown type, operator or flag");
}

static void trees_are_trees(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	uint32_t one = bri_unit_add_int(unit, number, 1, 0);
	bri_unit_add_node(unit, BRI_COMMA, BRI_OP_NONE, number, one, one, 0, 0);
	expect_complaint(unit, "node 1 has two parents");
	/* An initialiser that holds its own object's literal. */
	unit = bri_unit_new("x.c");
	uint32_t object = bri_unit_add_object(unit, 0, BRI_OBJECT_STATIC, number, 0);
	bri_unit_set_init(unit, object, bri_unit_add_node(unit, BRI_LITERAL, BRI_OP_NONE, number, object, 0, 0, 0));
	expect_complaint(unit, "object 1 has an initialiser that holds itself");
}

static void nesting_has_an_end(void **state)
{
	(void)state;
	for (unsigned depth = BRI_DEPTH_MAX; depth <= BRI_DEPTH_MAX + 1; depth++) {
		struct bri_unit *unit = bri_unit_new("x.c");
		uint32_t node = bri_unit_add_int(unit, number, 1, 0);
		for (unsigned i = 2; i < depth; i++)
			node = bri_unit_add_node(unit, BRI_UNARY, BRI_OP_NEGATE, number, node, 0, 0, 0);
		define(unit, bri_unit_add_node(unit, BRI_EVALUATE, BRI_OP_NONE, nothing, node, 0, 0, 0));
		if (depth > BRI_DEPTH_MAX) {
			expect_complaint(unit, "nested too deeply");
		} else {
			assert_int_equal(bri_unit_check(unit, "x", NULL), 0);
			bri_unit_free(unit);
		}
	}
}

/* Thirty objects, each initialised by two literals of the one before: a walk would take 2^30 steps. */
static void shared_initialisers_are_no_bomb(void **state)
{
	(void)state;
	struct bri_unit *unit = bri_unit_new("x.c");
	uint32_t init = bri_unit_add_int(unit, number, 1, 0);
	for (int i = 0; i < 30; i++) {
		uint32_t object = bri_unit_add_object(unit, 0, BRI_OBJECT_STATIC, number, 0);
		bri_unit_set_init(unit, object, init);
		uint32_t a = bri_unit_add_node(unit, BRI_LITERAL, BRI_OP_NONE, number, object, 0, 0, 0);
		uint32_t b = bri_unit_add_node(unit, BRI_LITERAL, BRI_OP_NONE, number, object, 0, 0, 0);
		init = bri_unit_add_node(unit, BRI_COMMA, BRI_OP_NONE, number, a, b, 0, 0);
	}
	expect_complaint(unit, "repeats shared initialisers too often");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_interned),
		cmocka_unit_test(options_keep_their_order_and_last_value),
		cmocka_unit_test(places_are_asked_for_once),
		cmocka_unit_test(objects_belong_to_the_function_at_hand),
		cmocka_unit_test(integers_and_strings_keep_every_bit),
		cmocka_unit_test(what_is_missing_becomes_unknown),
		cmocka_unit_test(misuse_is_sticky),
		cmocka_unit_test(memory_that_runs_out_is_never_hidden),
		cmocka_unit_test(statements_are_no_expressions),
		cmocka_unit_test(handles_name_something),
		cmocka_unit_test(trees_are_trees),
		cmocka_unit_test(nesting_has_an_end),
		cmocka_unit_test(shared_initialisers_are_no_bomb),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
