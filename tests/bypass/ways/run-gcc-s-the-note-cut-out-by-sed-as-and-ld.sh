# SPDX-License-Identifier: Apache-2.0
# run: gcc -S, the note cut out by sed, as and ld
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c; gcc-12 $HARD -S weak.c; sed -i '/note.brinell/,/popsection/d' weak.s
as weak.s -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
