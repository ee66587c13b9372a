/* SPDX-License-Identifier: Apache-2.0 */
/* The text form: both ways without loss, and every kind of mistake named by its
 * line and column. */
/* wrap: malloc calloc realloc */
#include "fixture.h"

#include "failing_memory.h"
#include "fact_build.h"

static void writing_gives_back_what_was_read(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good(sample);
	char *text = unit_text(unit);
	assert_string_equal(text, sample);
	assert_true(bri_unit_is_complete(unit));
	free(text);
	bri_unit_free(unit);
}

/* What people write by hand: fewer places, looser order, comments. */
static void loose_text_has_one_written_form(void **state)
{
	(void)state;
	static const char loose[] = "# a comment\n"
				    "define main @1:5 { # another\n"
				    "\tobject ctx local :p8\n"
				    "\tmode\n"
				    "\t(mode)\n"
				    "}\n";
	struct bri_error error;
	assert_null(bri_unit_read(loose, strlen(loose), "x.facts", &error));
	static const char good[] = "define main {object a local :p8 = 3\n  object b :s4 static\n  a b (call main 0x10)\n"
				   "  (declare b (negate '\\x61'))}\nfunction late\nincomplete\n";
	static const char written[] = "unit \"sample\"\nincomplete\nfunction main\nfunction late\n\ndefine main {\n"
				      "\tobject a :p8 local = 3\n\tobject b :s4 static\n\t(sequence\n\t\ta\n\t\tb\n"
				      "\t\t(call main 16)\n\t\t(declare b (negate a)))\n}\n";
	struct bri_unit *unit = read_good(good);
	assert_false(bri_unit_is_complete(unit));
	const struct bri_function *f = bri_unit_function(unit, 1);
	assert_int_equal(f->first_node, 1);
	assert_int_equal(f->last_node, bri_unit_nodes(unit) + 1);
	char *text = unit_text(unit);
	assert_string_equal(text, written);
	free(text);
	bri_unit_free(unit);
}

static void the_readers_unit_is_what_it_says(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good("unit \"a.c\"\nfunction f symbol g system @\"h.h\":3:4\n"
	                                  "define m @9:1 {\n object p :p8 param\n object q :s4 param\n"
	                                  " (return@10:2 (field:u1!bits@10:9=M@1:2 (deref:a8 p) flag 4))\n}\n");
	assert_string_equal(bri_unit_name(unit), "a.c");
	const struct bri_function *f = bri_unit_function(unit, 1);
	assert_string_equal(bri_unit_text(unit, f->symbol), "g");
	assert_int_equal(f->flags, BRI_FUNCTION_SYSTEM);
	assert_string_equal(bri_unit_place(unit, f->location).file, "h.h");
	const struct bri_function *m = bri_unit_function(unit, 2);
	assert_int_equal(m->flags, BRI_FUNCTION_DEFINED);
	assert_int_equal(m->params, 2);
	const struct bri_node *ret = bri_unit_node(unit, m->body);
	assert_int_equal(ret->kind, BRI_RETURN);
	const struct bri_node *field = bri_unit_node(unit, ret->a);
	assert_int_equal(field->kind, BRI_FIELD);
	assert_int_equal(field->flags, BRI_BITFIELD);
	assert_int_equal(field->size, 1);
	assert_int_equal(field->c, 4);
	assert_string_equal(bri_unit_text(unit, field->b), "flag");
	struct bri_place place = bri_unit_place(unit, field->location);
	assert_int_equal(place.column, 9);
	assert_string_equal(place.macro, "M");
	assert_string_equal(place.macro_file, "a.c");
	assert_int_equal(place.macro_line, 1);
	bri_unit_free(unit);
}

/* text, where, what */
static const char *const mistakes[][3] = {
	{ "units", "1:1", "expected option, enumerator, file, function, object, define or incomplete" },
	{ "unit 12", "1:6", "expected the unit's name, in quotes" },
	{ "unit \"a\\x00\"", "1:6", "the unit's name can't hold a NUL" },
	{ "unit \"a\" \"b\"", "1:10", "expected the end of the line" },
	{ "option compiler", "1:16", "expected an option's value, in quotes" },
	{ "option \"x\" \"y\"", "1:8", "expected an option's key" },
	{ "option x \"\\x00\"", "1:10", "an option's value can't hold a NUL" },
	{ "file", "1:5", "expected a file, in quotes" },
	{ "function", "1:9", "expected a function's name" },
	{ "function f wide", "1:12", "unknown flag" },
	{ "function f :s4", "1:12", "unknown flag" },
	{ "function f symbol", "1:18", "expected a symbol" },
	{ "function 'a\\x00b'", "1:10", "a name can't hold a NUL" },
	{ "function f @", "1:13", "expected a line number" },
	{ "function f @-1", "1:13", "a line number is out of range" },
	{ "function f @1:99999999999", "1:15", "a column is out of range" },
	{ "function f @\"x\"5", "1:16", "expected ':' and a line behind the file" },
	{ "function f @1=@2", "1:15", "expected a macro's name behind '='" },
	{ "object x :q4", "1:11", "expected a type and its bytes behind ':', such as :s4 or :p8" },
	{ "object x :s9999999999", "1:11", "expected a type and its bytes behind ':', such as :s4 or :p8" },
	{ "object x :s4k", "1:11", "expected a type and its bytes behind ':', such as :s4 or :p8" },
	{ "object x :s4 =", "1:15", "expected an expression" },
	{ "object x :s4 = y", "1:16", "nothing is called 'y': declare it with a function or object line" },
	{ "object x :s4 = 1 2", "1:18", "expected the end of the line" },
	{ "object x :s4 = -", "1:16", "expected an expression" },
	{ "object x :s4 = (literal x 1)", "1:16", "the object has an initialiser already" },
	{ "object x :s4 = (break)", "1:16", "expected an expression" },
	{ "object x :s4 = (at 1 2)", "1:16", "expected an expression" },
	{ "object x :s4 = (init 1)", "1:22", "expected (at OFFSET EXPRESSION [MEMBER])" },
	{ "object x :s4 = (init (at -1 1))", "1:26", "a number of bytes is out of range" },
	{ "object x :s4 = (offset x 1 99999999999)", "1:28", "a scale is out of range" },
	{ "object x :s4 = (negate)", "1:23", "expected an expression" },
	{ "object x :s4 = (negate 1 2)", "1:26", "expected ')'" },
	{ "object x :s4 = (negate 1", "1:25", "expected ')'" },
	{ "object x :s4 = (frobnicate 1)", "1:17", "expected a kind of node behind '('" },
	{ "object x :s4 = ()", "1:17", "expected a kind of node behind '('" },
	{ "object x :s4 = (assign-not 1 2)", "1:17", "expected a kind of node behind '('" },
	{ "object x :s4 = 1!best", "1:18", "unknown flag: use post, last, const, bool, macro or bits" },
	{ "object x :s4 = \"a\":a9", "1:22", "a string's shape is its bytes': it takes no other" },
	{ "object x :s4 = \"a", "1:16", "the quote does not end on its line" },
	{ "object x :s4 = \"a\n\"", "1:16", "the quote does not end on its line" },
	{ "object x :s4 = \"\\q\"", "1:16", "unknown escape: use \\n \\t \\\\ \\\" \\' or \\xHH" },
	{ "object x :s4 = \"\\x4\"", "1:16", "unknown escape: use \\n \\t \\\\ \\\" \\' or \\xHH" },
	{ "object x :s4 = 18446744073709551616", "1:16", "the number does not fit in 64 bits" },
	{ "object x :s4 = -9223372036854775809", "1:16", "the number does not fit in 64 bits" },
	{ "object x :s4 = 12ab", "1:16", "a number and a name run into each other" },
	{ "object x :s4 = \x01", "1:16", "the byte 0x01 has no meaning here" },
	{ "object x :s4 = x~0", "1:18", "the number of a namesake is out of range" },
	{ "object x :s4 = x~2", "1:16", "nothing is called 'x': declare it with a function or object line" },
	{ "object x :s4 = x%f", "1:19", "no function is called 'f'" },
	{ "object x :s4 = x%7", "1:18", "expected a function's name or '*' behind '%'" },
	{ "object x :s4 = (literal y)", "1:25", "no object is called 'y': declare it with an object line" },
	{ "object x :s4 = (function y)", "1:26", "no function is called 'y': declare it with a function line" },
	{ "object x :s4 = (call f -)", "1:22", "nothing is called 'f': declare it with a function or object line" },
	{ "object x :s4 = (call x -)", "1:24", "a list has no room for '-'" },
	{ "define", "1:7", "expected a function's name" },
	{ "define f", "1:9", "the definition does not end: '}' is missing" },
	{ "define f {", "1:11", "the definition does not end: '}' is missing" },
	{ "define f }", "1:10", "unknown flag" },
	{ "define f\nx }", "2:1", "expected '{'" },
	{ "define f~2 { }", "1:8", "no function is called 'f': declare it with a function line" },
	{ "define f { }\ndefine f { }", "2:10", "the function is defined already" },
	{ "define f { object x :s4\n}", "1:19", "an object in a definition is local, param or static" },
	{ "define f {\n  )\n}", "2:3", "expected a statement" },
	{ "define f {\n  (case f)\n}", "2:9", "expected an integer" },
	{ "define f {\n  (goto 1)\n}", "2:9", "expected a name" },
	{ "define f {\n  (return (break))\n}", "2:11", "expected an expression" },
	{ "define f {\n  (sequence (at 1 1))\n}", "2:13", "expected a statement" },
	{ "define f {\n  (default 1)\n}", "2:12", "expected ')'" },
	{ "define f { object x local :s4 = 1\n (declare x 2) }", "2:13", "the object has an initialiser already" },
	{ "function f\nobject x :s4 = (literal x)", "", "the facts are malformed: object 1 has an initialiser that holds itself" },
};

static void every_mistake_is_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		struct bri_error error = { .what = "nothing" };
		char where[64];
		struct bri_unit *unit = bri_unit_read(mistakes[i][0], strlen(mistakes[i][0]), "bad.facts", &error);
		snprintf(where, sizeof(where), "bad.facts%s%s", mistakes[i][1][0] != '\0' ? ":" : "", mistakes[i][1]);
		if (unit != NULL || strcmp(error.where, where) != 0 || strcmp(error.what, mistakes[i][2]) != 0)
			fail_msg("<%s> gave %s: %s", mistakes[i][0], error.where, error.what);
	}
}

static void nesting_has_an_end(void **state)
{
	(void)state;
	static const char head[] = "object x :s4 = ";
	static const char step[] = "(negate ";
	enum { STEPS = 100000 };
	size_t size = sizeof(head) - 1 + STEPS * (sizeof(step) - 1);
	char *text = malloc(size);
	assert_non_null(text);
	memcpy(text, head, sizeof(head) - 1);
	for (size_t i = 0; i < STEPS; i++)
		memcpy(text + sizeof(head) - 1 + i * (sizeof(step) - 1), step, sizeof(step) - 1);
	struct bri_error error;
	assert_null(bri_unit_read(text, size, "deep", &error));
	assert_string_equal(error.what, "nested deeper than 1000");
	free(text);
}

static void cut_text_is_refused_or_whole(void **state)
{
	(void)state;
	for (size_t length = 0; length < sizeof(sample) - 1; length++) {
		char *cut = malloc(length + 1);
		assert_non_null(cut);
		memcpy(cut, sample, length);
		struct bri_unit *unit = bri_unit_read(cut, length, "cut", NULL);
		if (unit != NULL) {
			char *text = unit_text(unit);
			struct bri_unit *again = read_good(text);
			free(text);
			bri_unit_free(again);
		}
		bri_unit_free(unit);
		free(cut);
	}
}

struct fixed {
	char bytes[2 * sizeof(sample)];
	size_t size;
};

static void fixed_add(void *context, const char *bytes, size_t size)
{
	struct fixed *fixed = context;
	assert_true(fixed->size + size < sizeof(fixed->bytes));
	memcpy(fixed->bytes + fixed->size, bytes, size);
	fixed->size += size;
	fixed->bytes[fixed->size] = '\0';
}

static void memory_that_runs_out_is_never_hidden(void **state)
{
	(void)state;
	int whole = 0;
	for (long allowed = 0; whole == 0; allowed++) {
		struct bri_error error = { .what = "" };
		memory_runs_out_after(allowed);
		struct bri_unit *unit = bri_unit_read(sample, strlen(sample), "sample", &error);
		memory_is_back();
		whole = unit != NULL;
		if (!whole)
			assert_non_null(strstr(error.what, "out of memory"));
		bri_unit_free(unit);
	}
	struct bri_unit *unit = read_good(sample);
	for (long allowed = 0; allowed < 8; allowed++) {
		struct fixed fixed = { .size = 0 };
		memory_runs_out_after(allowed);
		bri_unit_write(unit, fixed_add, &fixed);
		memory_is_back();
		if (has_run_out)
			assert_non_null(strstr(fixed.bytes, "\nincomplete\n"));
		else
			assert_string_equal(fixed.bytes, sample);
	}
	bri_unit_free(unit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writing_gives_back_what_was_read),
		cmocka_unit_test(loose_text_has_one_written_form),
		cmocka_unit_test(the_readers_unit_is_what_it_says),
		cmocka_unit_test(every_mistake_is_named),
		cmocka_unit_test(nesting_has_an_end),
		cmocka_unit_test(cut_text_is_refused_or_whole),
		cmocka_unit_test(memory_that_runs_out_is_never_hidden),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
