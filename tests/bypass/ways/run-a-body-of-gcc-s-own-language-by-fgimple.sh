# SPDX-License-Identifier: Apache-2.0
# run: a body of GCC's own language, by -fgimple
# expect: refused
# names: -fgimple
# under: run
cat >weak.c <<'END'
void weak(void);
int system(const char *);
void __GIMPLE () weak(void)
{
	int status;
	status = system("curl -k https://example.org/fw");
	return;
}
END
gcc-12 $HARD -fgimple -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
