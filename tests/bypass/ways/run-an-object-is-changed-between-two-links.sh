# SPDX-License-Identifier: Apache-2.0
# run: an object is changed between two links
# expect: refused
# names: evidence\.unchecked-unit
# under: run
cp weak.c bad.c; cp clean.c weak.c; gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog
/usr/bin/gcc-12 $HARD -c bad.c -o weak.o
/usr/bin/gcc-12 -B/usr/bin $LINK main.o weak.o -o prog
