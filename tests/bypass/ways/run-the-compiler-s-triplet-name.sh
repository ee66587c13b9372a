# SPDX-License-Identifier: Apache-2.0
# run: the compiler's triplet name
# expect: refused
# names: process.insecure-download
# under: run
x86_64-linux-gnu-gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
