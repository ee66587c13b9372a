# SPDX-License-Identifier: Apache-2.0
# run: #pragma clang attribute push
# expect: refused
# names: hardening.stack-protector
# under: run
# needs: clang-14
cp clean.c weak.c
gcc-12 $HARD -c main.c
cat >weak.c <<'E'
void fill(char *);
void weak(void);
#pragma clang attribute push(__attribute__((no_stack_protector)), apply_to = function)
void weak(void)
{
	char text[64];
	fill(text);
}
#pragma clang attribute pop
E
clang-14 $HARD  -c weak.c
clang-14 $HARD -c fill.c
clang-14 $HARD $LINK main.o weak.o fill.o -o prog
