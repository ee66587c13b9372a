# SPDX-License-Identifier: Apache-2.0
# run: #pragma GCC push_options
# expect: refused
# names: hardening.stack-protector
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c
cat >weak.c <<'E'
void fill(char *);
void weak(void);
#pragma GCC push_options
#pragma GCC optimize ("no-stack-protector")
void weak(void)
{
	char text[64];
	fill(text);
}
#pragma GCC pop_options
E
gcc-12 $HARD  -c weak.c
gcc-12 $HARD -c fill.c
gcc-12 $HARD $LINK main.o weak.o fill.o -o prog
