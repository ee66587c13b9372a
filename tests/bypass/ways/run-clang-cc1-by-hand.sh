# SPDX-License-Identifier: Apache-2.0
# run: clang -cc1 by hand
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: clang-14
/usr/lib/llvm-14/bin/clang -cc1 -triple x86_64-pc-linux-gnu -emit-obj -pic-level 2 -pic-is-pie -O2 -internal-isystem /usr/lib/llvm-14/lib/clang/14.0.6/include -internal-externc-isystem /usr/include/x86_64-linux-gnu -internal-externc-isystem /usr/include weak.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
