# SPDX-License-Identifier: Apache-2.0
# run: a clean program: fakeroot make
# expect: passes
# under: run
# needs: fakeroot
cp clean.c weak.c
printf 'prog: main.c weak.c\n\t$(CC) $(F) main.c weak.c -o prog\n' >Makefile
fakeroot make CC=gcc-12 F="$HARD $LINK"
./prog
