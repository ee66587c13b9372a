# SPDX-License-Identifier: Apache-2.0
# run: clang compiles an .ast file
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: clang-14
/usr/bin/clang-14 $HARD -emit-ast weak.c -o weak.ast; clang-14 $HARD -c weak.ast
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
