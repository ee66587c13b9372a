# SPDX-License-Identifier: Apache-2.0
# run: gcc -x assembler-with-cpp in one word
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -S weak.c -o weak.inc
gcc-12 $HARD -c main.c
gcc-12 $HARD -xassembler-with-cpp -c weak.inc -o weak.o
gcc-12 $LINK main.o weak.o -o prog
