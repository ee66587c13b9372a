# SPDX-License-Identifier: Apache-2.0
# run: code by file-scope assembler, bitcode
# expect: reported
# names: weak\.o: unknown: .*weak\.c puts code.*evidence\.unchecked-unit[\s\S]*note: linked into 'prog'[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
# needs: clang-14 ld.lld
cat >weak.c <<'END'
void weak(void);
__asm__(".text\n\tnop\n\tret");
void weak(void)
{
}
END
$BRINELL run --fail-on unknown -- sh -ec 'clang-14 $HARD -flto -c main.c; clang-14 $HARD -flto -c weak.c; clang-14 $HARD -flto -fuse-ld=lld $LINK main.o weak.o -o prog' 
