# SPDX-License-Identifier: Apache-2.0
# run: a refused unit's old object under a dash in the Makefile
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
printf 'prog: main.o\n\t-gcc-12 $(F) -c weak.c\n\tgcc-12 $(L) main.o weak.o -o prog\nmain.o: main.c\n\tgcc-12 $(F) -c main.c\n' >Makefile
make F="$HARD" L="$LINK"
