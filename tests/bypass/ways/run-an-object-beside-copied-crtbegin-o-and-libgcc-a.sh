# SPDX-License-Identifier: Apache-2.0
# run: an object beside copied crtbegin.o and libgcc.a
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
mkdir g; cp $(dirname $(gcc-12 -print-libgcc-file-name))/*.o $(gcc-12 -print-libgcc-file-name) g; cp weak.o g/vendor.o
gcc-12 $HARD $LINK main.o g/vendor.o -o prog
