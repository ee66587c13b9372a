# SPDX-License-Identifier: Apache-2.0
# run: an object of COFF's form
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
objcopy -O pe-x86-64 weak.o weak.obj; rm weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.obj -o prog
