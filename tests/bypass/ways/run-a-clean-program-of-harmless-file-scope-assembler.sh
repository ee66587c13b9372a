# SPDX-License-Identifier: Apache-2.0
# run: a clean program of harmless file-scope assembler
# expect: passes
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
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c; gcc-12 $HARD -c weak.c; gcc-12 $HARD $LINK main.o weak.o -o prog'
./prog
