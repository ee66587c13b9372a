# SPDX-License-Identifier: Apache-2.0
# run: a clean program of harmless file-scope assembler, Clang
# expect: passes
# needs: clang-14
cat >weak.c <<'END'
void weak(void);
__asm__(".symver weak_old, weak@OLD");
__asm__(".pushsection .own_info, \"a\"; .asciz \"license=none\"; .popsection");
__asm__(".section .note.own, \"a\", %note\n\t.4byte 4, 4, 1\n\t.asciz \"own\"\n\t.4byte 7\n\t.previous");
__asm__(".set weak_size, 16\n.globl weak_size\n.hidden weak_size");
void weak(void)
{
}
END
$BRINELL run --fail-on unknown -- sh -ec 'clang-14 $HARD -c main.c; clang-14 $HARD -c weak.c; clang-14 $HARD $LINK main.o weak.o -o prog'
./prog
