# SPDX-License-Identifier: Apache-2.0
# run: .incbin of a bare unit's code without a name
# expect: reported
# names: weak\.o: unknown: .*weak\.c puts code.*evidence\.unchecked-unit[\s\S]*note: linked into 'prog'[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
/usr/bin/gcc-12 -O2 -c weak.c -o bare.o
objcopy -O binary -j .text bare.o bare.bin
cat >weak.c <<'END'
void weak(void);
__asm__(".pushsection .text.own, \"ax\"\n.Lown:\t.incbin \"bare.bin\"\n.popsection");
void weak(void)
{
	__asm__ volatile("call .Lown");
}
END
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c weak.c; gcc-12 $HARD $LINK main.o weak.o -o prog' 
