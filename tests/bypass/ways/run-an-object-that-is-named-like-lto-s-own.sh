# SPDX-License-Identifier: Apache-2.0
# run: an object that is named like LTO's own
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c
/usr/bin/gcc-12 $HARD -c weak.c -o weak.ltrans0.ltrans.o
gcc-12 $LINK -fno-use-linker-plugin main.o weak.ltrans0.ltrans.o -o prog
