# SPDX-License-Identifier: Apache-2.0
# run: a clean program: two compilers in one program
# expect: passes
# under: run
# needs: clang-14
cp clean.c weak.c
gcc-12 $HARD -c main.c; clang-14 $HARD -c weak.c
clang-14 $LINK main.o weak.o -o prog
./prog
