# SPDX-License-Identifier: Apache-2.0
# run: code by file-scope assembler, LTO
# expect: reported
# names: weak\.o: unknown: .*weak\.c puts code.*evidence\.unchecked-unit[\s\S]*note: linked into 'prog'[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
cat >weak.c <<'END'
void weak(void);
__asm__(".text\n\tnop\n\tret");
void weak(void)
{
}
END
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -flto -c main.c weak.c; gcc-12 $HARD -flto $LINK main.o weak.o -o prog' 
