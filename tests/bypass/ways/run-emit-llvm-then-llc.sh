# SPDX-License-Identifier: Apache-2.0
# run: -emit-llvm, then llc
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: llc-14 clang-14
/usr/bin/clang-14 $HARD -emit-llvm -c weak.c; llc-14 -relocation-model=pic -filetype=obj weak.bc -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
