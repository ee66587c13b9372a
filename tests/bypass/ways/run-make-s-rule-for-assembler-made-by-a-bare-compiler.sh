# SPDX-License-Identifier: Apache-2.0
# run: make's rule for assembler made by a bare compiler
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -S weak.c; rm weak.c; touch weak.s
printf 'prog: main.o weak.o\n\tgcc-12 $(L) main.o weak.o -o prog\n' >Makefile
make CC=gcc-12 CFLAGS="$HARD" L="$LINK"
