# SPDX-License-Identifier: Apache-2.0
# run: clang compiles bitcode
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: clang-14
/usr/bin/clang-14 $HARD -emit-llvm -c weak.c; clang-14 $HARD -c weak.bc
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
