# SPDX-License-Identifier: Apache-2.0
# run: an array in a section of code
# expect: reported
# names: weak\.o: unknown: .*data in a section of code \('code'\).*evidence\.unchecked-unit[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
cat >weak.c <<'END'
void weak(void);
static const unsigned char code[] __attribute__((section(".text.own,\"ax\"#"))) = {0xc3};
void weak(void)
{
	((void (*)(void))code)();
}
END
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c weak.c; gcc-12 $HARD $LINK main.o weak.o -o prog' 
