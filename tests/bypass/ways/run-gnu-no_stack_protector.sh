# SPDX-License-Identifier: Apache-2.0
# run: [[gnu::no_stack_protector]]
# expect: refused
# names: hardening.stack-protector
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c
cat >weak.c <<'E'
void fill(char *);
void weak(void);
[[gnu::no_stack_protector]] void weak(void)
{
	char text[64];
	fill(text);
}
E
gcc-12 $HARD -std=gnu2x -c weak.c
gcc-12 $HARD -c fill.c
gcc-12 $HARD $LINK main.o weak.o fill.o -o prog
