# SPDX-License-Identifier: Apache-2.0
# run: mold -run make
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: mold
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
printf 'prog:\n\t$(CC) $(F) main.o weak.o -o prog\n' >Makefile; mold -run make CC=gcc-12 F="$HARD $LINK"
