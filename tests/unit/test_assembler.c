/* SPDX-License-Identifier: Apache-2.0 */
/* What assembler at file scope puts into an object. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assembler.h"

static void test_emits(void **state)
{
	static const char *const texts[] = {
		"ret", "weak: ret", ".text; .byte 0xc3", ".section .text.x,\"ax\"\n.Lx: .long 1", ".incbin \"key.bin\"",
		".section .rodata; key: .incbin \"key.bin\"", ".pushsection .data\n.popsection\nnop", ".data\n.previous; nop",
		".macro m\n nop\n.endm", ".include \"other.s\"", "/* a comment */\nnop", ".pushsection .note.x,\"a\"; .byte 1; .popsection; .word 2",
		"1: .string \"a;b\"", "/* a comment */ nop", "f: /* ; */ nop", "/* of\n two lines */\tnop",
		".SECTION .rodata; .INCBIN \"key.bin\"", ".section \".text.y\"\n.quad 0", ".unheard 1",
		"a = b", ".globl run; .set run, system", ".equ a, b /* is b */", ".weakref x, y # x", ".symver run, system@GLIBC_2.2.5" };
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (!bri_assembler_emits(NULL, texts[i], strlen(texts[i])))
			fail_msg("nothing is seen in: %s", texts[i]);
}

static void test_harmless(void **state)
{
	static const char *const texts[] = {
		"", "\n ; ;\t", ".symver old, old@V1", ".symver a, a@@V2 # b", ".globl a; .weak b\n.hidden c", "a = 1", "a = . - b", "label:", "# a comment; nop", "/* a comment; nop\n nop */", ".globl /* ;nop */ f", "/* of a file that ends; nop",
		"/* a comment */ .DATA\n.long 1",
		".pushsection .modinfo,\"a\"; .asciz \"license=GPL\"; .popsection", ".section .rodata\n.byte 1, 2\n.text",
		".pushsection .note.x,\"a\",%note\n.4byte 8\n.popsection\n", ".ident \"GCC; nop\"", ".set f, . + 4\n.size f, 4", ".set size, end - start", ".equ N, 0x10", ".set f, .Lf",
		".data; .long 1; .previous", ".p2align 4", ".cfi_sections .debug_frame", ".section .comment,\"MS\",@progbits,1; .string \"x\\\"; nop\"" };
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (bri_assembler_emits(NULL, texts[i], strlen(texts[i])))
			fail_msg("something is seen in: %s", texts[i]);
}

/* Deeper than anybody nests, and cut short. */
static void test_odd(void **state)
{
	char text[4096] = "";
	(void)state;
	for (int i = 0; i < 40; i++)
		strcat(text, ".pushsection .data\n");
	for (int i = 0; i < 41; i++)
		strcat(text, ".popsection\n");
	assert_false(bri_assembler_emits(NULL, text, strlen(text)));
	strcat(text, ".data\n.section .x,\"");
	assert_false(bri_assembler_emits(NULL, text, strlen(text)));
	assert_false(bri_assembler_emits(NULL, "nop", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_emits), cmocka_unit_test(test_harmless), cmocka_unit_test(test_odd) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
