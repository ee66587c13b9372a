# SPDX-License-Identifier: Apache-2.0
# run: a clean program: an older version of the same function by assembler
# expect: passes
# under: run
cat >weak.c <<'END'
#include <string.h>
__asm__(".symver memcpy, memcpy@GLIBC_2.2.5");
void weak(void);
static char a[8], b[8];
void weak(void) { memcpy(a, b, (size_t)(a[0] & 7)); }
END
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog; ./prog
