# SPDX-License-Identifier: Apache-2.0
# run: a libm.a of one's own
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
ar rcs libm.a weak.o
gcc-12 $HARD $LINK main.o -L. -l:libm.a -o prog
