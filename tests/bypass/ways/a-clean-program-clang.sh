# SPDX-License-Identifier: Apache-2.0
# a clean program, Clang
# expect: passes
# needs: clang-14
$GATED_CLANG $HARD -c clean.c -o weak.o
$GATED_CLANG $HARD -c main.c
$GATED_CLANG $HARD $LINK main.o weak.o -o prog
./prog
