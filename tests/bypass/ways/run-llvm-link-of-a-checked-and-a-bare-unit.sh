# SPDX-License-Identifier: Apache-2.0
# run: llvm-link of a checked and a bare unit
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: llvm-link-14 clang-14
/usr/bin/clang-14 $HARD -emit-llvm -c weak.c; clang-14 $HARD -emit-llvm -c fill.c; llvm-link-14 fill.bc weak.bc -o all.bc; clang-14 $HARD -c all.bc -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
