/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "error.h"
#include "fact.h"
#include "text.h"

/* Text that grows: a bri_text_sink. */
struct text {
	char *bytes;
	size_t size;
};

static inline void text_add(void *context, const char *bytes, size_t size)
{
	struct text *text = context;
	char *grown = realloc(text->bytes, text->size + size + 1);
	if (grown == NULL)
		abort();
	memcpy(grown + text->size, bytes, size);
	text->bytes = grown;
	text->size += size;
	grown[text->size] = '\0';
}

/* The unit as text; caller frees. */
static inline char *unit_text(const struct bri_unit *unit)
{
	struct text text = { .bytes = NULL };
	bri_unit_write(unit, text_add, &text);
	return text.bytes;
}

static inline struct bri_unit *read_good(const char *facts)
{
	struct bri_error error = { .what = "" };
	struct bri_unit *unit = bri_unit_read(facts, strlen(facts), "sample", &error);
	if (unit == NULL)
		fail_msg("%s: %s", error.where, error.what);
	return unit;
}

/* Every kind of node, flag, place and label at least once, as the writer writes it. */
static const char sample[] =
	"unit \"net.c\"\n"
	"option compiler \"gcc 12.2.0\"\n"
	"option pointer-size \"8\"\n"
	"enumerator 'ns::Mode::Off' -1\n"
	"file \"curl.h\"\n"
	"function curl_easy_setopt system variadic @30:5\n"
	"function 'ns::g(int, char)' symbol _ZN2ns1gEic static noreturn\n"
	"function mode weak unprotected weakened inline-only\n"
	"function elsewhere defined\n"
	"function main\n"
	"function other static\n"
	"function mode\n"
	"file \"net.c\"\n"
	"object key :a16 static const @5:12 = (init:a16 (at 0 1:u1) (at:v 4 (address \"x\\x00y\\n\\\"\")))\n"
	"object key :p8 extern = (address (literal ''))\n"
	"object '' :a4 static const @9=FOO@\"x.h\":3:4\n"
	"object mode2 :u4 declared volatile system\n"
	"object twice :s4 static\n"
	"\n"
	"define main @3:5 {\n"
	"\tobject argc :s4 param @3:14\n"
	"\tobject argv :p8 param\n"
	"\tobject mode :s4 local @4:6\n"
	"\tobject key :s4 static @4:9 = -1\n"
	"\tobject '' :a8 local\n"
	"\tobject '' :a8 local\n"
	"\tobject often :s4 local = 7\n"
	"\t(sequence\n"
	"\t\t(declare mode (add argc@4:13 -1:u8))\n"
	"\t\t(call@5:2 curl_easy_setopt@5:2 argv 64!const@5:20=CURLOPT_X b\"ab\" 'ns::g(int, char)' mode (function mode))\n"
	"\t\t(assign@6:1 key%* (assign-add!post key~2 key))\n"
	"\t\t(evaluate@6:1 (assign mode 2))\n"
	"\t\t(branch@7 (not mode)\n"
	"\t\t\t(return 1))\n"
	"\t\t(branch argc -\n"
	"\t\t\t(sequence))\n"
	"\t\t(declare often)\n"
	"\t\t(declare often)\n"
	"\t\t(loop (lt mode 3)\n"
	"\t\t\t(sequence\n"
	"\t\t\t\t(break)\n"
	"\t\t\t\t(continue)) (assign-add!post mode 1))\n"
	"\t\t(loop!last -\n"
	"\t\t\t(goto)\n"
	"\t\t\t(evaluate mode))\n"
	"\t\t(switch mode\n"
	"\t\t\t(sequence\n"
	"\t\t\t\t(case 1)\n"
	"\t\t\t\t(case 2 3)\n"
	"\t\t\t\t(default)\n"
	"\t\t\t\t(label x)\n"
	"\t\t\t\t(goto 'a b')\n"
	"\t\t\t\t(break)))\n"
	"\t\t(escape (call mode)\n"
	"\t\t\t(return))\n"
	"\t\t(call mode (field!bits (deref:a16 argv) verify_mode 8) (element:u1 key%* 3) (offset argv 1 -4) "
	"(condition argc - 2) (comma argc 1) (cast:u8!bool 1) (literal ''~2 (init)) (block\n"
	"\t\t\t\t(sequence\n"
	"\t\t\t\t\t(declare '')\n"
	"\t\t\t\t\targc)) (opaque 1 2) (opaque) (init:a4) (complement (shl 1 2)) (andand 1!macro 2) (negate:f8 1)))\n"
	"}\n"
	"\n"
	"define mode~2 @40:1 {\n"
	"\tmode%main\n"
	"}\n"
	"\n"
	"define other {\n"
	"\tobject argc :s4 param\n"
	"\t(return (sub argc argc%main))\n"
	"}\n";

#endif
