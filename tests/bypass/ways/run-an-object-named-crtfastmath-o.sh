# SPDX-License-Identifier: Apache-2.0
# run: an object named crtfastmath.o
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c -o crtfastmath.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o crtfastmath.o -o prog
