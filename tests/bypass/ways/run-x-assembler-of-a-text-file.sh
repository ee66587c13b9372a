# SPDX-License-Identifier: Apache-2.0
# run: -x assembler of a text file
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c; /usr/bin/gcc-12 $HARD -S weak.c -o weak.txt
gcc-12 $HARD -c main.c
gcc-12 -x assembler -c weak.txt -o weak.o
gcc-12 $LINK main.o weak.o -o prog
