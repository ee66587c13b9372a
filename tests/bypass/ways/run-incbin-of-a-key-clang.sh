# SPDX-License-Identifier: Apache-2.0
# run: .incbin of a key, Clang
# expect: reported
# names: weak\.o: unknown: .*weak\.c puts code.*evidence\.unchecked-unit[\s\S]*note: linked into 'prog'[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
# needs: clang-14
head -c 16 /dev/urandom >key.bin
cat >weak.c <<'END'
void weak(void);
extern const unsigned char key[16];
__asm__(".section .rodata, \"a\"\n.globl key\nkey: .incbin \"key.bin\"\n.previous");
void weak(void)
{
	if (key[0] == 1)
		__builtin_trap();
}
END
$BRINELL run --fail-on unknown -- sh -ec 'clang-14 $HARD -c main.c; clang-14 $HARD -c weak.c; clang-14 $HARD $LINK main.o weak.o -o prog' 
