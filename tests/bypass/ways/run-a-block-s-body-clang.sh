# SPDX-License-Identifier: Apache-2.0
# run: a block's body, clang
# expect: refused
# names: process\.insecure-download
# under: run
cat >weak.c <<'END'
#include <stdlib.h>
void weak(void);
extern void *_NSConcreteGlobalBlock[32];
void *_NSConcreteGlobalBlock[32];
void weak(void) { void (^f)(void) = ^{ if (system("curl -k https://u.example.org/fw")) abort(); }; f(); }
END
clang-14 $HARD -fblocks -c weak.c -o weak.o
gcc-12 $HARD -c main.c
clang-14 $LINK main.o weak.o  -o prog
