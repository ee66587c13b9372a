# SPDX-License-Identifier: Apache-2.0
# run: -Wl,-i joins
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD -c fill.c; gcc-12 -no-pie -nostdlib -Wl,-i fill.o weak.o -o all.o
gcc-12 $HARD $LINK main.o all.o -o prog
