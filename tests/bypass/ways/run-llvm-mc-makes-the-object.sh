# SPDX-License-Identifier: Apache-2.0
# run: llvm-mc makes the object
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: llvm-mc-14
/usr/bin/clang-14 $HARD -S weak.c
llvm-mc-14 -filetype=obj weak.s -o weak.o
clang-14 $HARD -c main.c
clang-14 $LINK main.o weak.o -o prog
