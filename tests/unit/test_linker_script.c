/* SPDX-License-Identifier: Apache-2.0 */
/* Which names a linker script gives a value, and which value that is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../linker-wrapper/script.c" /* of a program, not of a library */

static bool write_name(void *context, const struct script_name *name)
{
	char *text = context;
	size_t used = strlen(text);
	snprintf(text + used, 400 - used, "%.*s%s%.*s ", (int)name->name_length, name->name, name->is_provided ? "?=" : "=",
	         (int)name->value_length, name->value);
	return true;
}

static void test_names(void **state)
{
	static const char *const texts[][2] = {
		{"", ""},
		{"a = b;", "a=b "},
		{"a=b", "a=b "},
		{"a = 0x40001000; b = c + 4; c = -d;", "a= b= c= "},
		{"PROVIDE(a = b); PROVIDE_HIDDEN ( c = 4 ) ; HIDDEN(d = e);", "a?=b c?= d=e "},
		{"SECTIONS { . = 0x10000; .text : { *(.text*) a = .; b = c; } =0x9090 .data : { } > RAM }", "a= b=c "},
		{"/* a = b; */ c /* of */ = /* it */ d ;", "c=d "},
		{"a += b; a == b; a <= b; ASSERT(a >= b, \"c = d\")", ""},
		{"MEMORY { rom (rx) : ORIGIN = 0, LENGTH = 4K }", "ORIGIN= LENGTH= "},
		{"a = \"b", "a= "},
		{"/* without an end a = b", ""},
		{"= b; a =", "a= "},
	};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		char found[400] = "";
		assert_true(script_each_name(texts[i][0], strlen(texts[i][0]), write_name, found));
		if (strcmp(found, texts[i][1]) != 0)
			fail_msg("%s\nfound: %s\nwanted: %s", texts[i][0], found, texts[i][1]);
	}
}

static bool refuse(void *context, const struct script_name *name)
{
	(void)name;
	++*(int *)context;
	return false;
}

static void test_ends_when_told(void **state)
{
	int count = 0;
	(void)state;
	assert_false(script_each_name("a = b; c = d;", 13, refuse, &count));
	assert_int_equal(count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_names), cmocka_unit_test(test_ends_when_told)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
