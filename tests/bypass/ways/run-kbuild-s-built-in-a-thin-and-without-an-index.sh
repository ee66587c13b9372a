# SPDX-License-Identifier: Apache-2.0
# run: Kbuild's built-in.a, thin and without an index
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c fill.c
ar rcSTPD built-in.a fill.o weak.o
gcc-12 $LINK main.o -Wl,--whole-archive built-in.a -Wl,--no-whole-archive -o prog
