# SPDX-License-Identifier: Apache-2.0
# run: a name of a checked unit, an archive earlier in the order
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs liba.a weak.o; mkdir c; cp clean.c c/weak.c; gcc-12 $HARD -c c/weak.c -o c/weak.o; ar rcs c/liba.a c/weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o -L. -Lc -la -o prog
