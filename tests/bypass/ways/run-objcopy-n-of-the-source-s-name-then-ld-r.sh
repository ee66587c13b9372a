# SPDX-License-Identifier: Apache-2.0
# run: objcopy -N of the source's name, then ld -r
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD -c fill.c; objcopy -N weak.c weak.o; /usr/bin/ld -r fill.o weak.o -o all.o
gcc-12 $HARD $LINK main.o all.o -o prog
