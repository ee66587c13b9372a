# SPDX-License-Identifier: Apache-2.0
# run: MAKEFILES overrides the compiler
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
printf 'override CC = env -i PATH=/usr/bin /usr/bin/gcc-12\n' >site.mk
printf 'prog: main.c weak.c\n\t$(CC) $(F) main.c weak.c -o prog\n' >Makefile
MAKEFILES=$PWD/site.mk make F="$HARD $LINK"
