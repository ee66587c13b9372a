# SPDX-License-Identifier: Apache-2.0
# run: gcc -S by hand, then gcc -c
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -S weak.c; gcc-12 -c weak.s
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
