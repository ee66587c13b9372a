# SPDX-License-Identifier: Apache-2.0
# run: a clean program: Clang with compiler-rt
# expect: passes
# under: run
# needs: clang-14
cp clean.c weak.c
clang-14 $HARD -c main.c weak.c
clang-14 $LINK --rtlib=compiler-rt main.o weak.o -o prog
./prog
