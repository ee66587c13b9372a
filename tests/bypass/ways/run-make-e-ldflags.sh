# SPDX-License-Identifier: Apache-2.0
# run: make -e LDFLAGS
# expect: refused
# names: hardening.pie
# under: run
gcc-12 $HARD -c clean.c -o weak.o
gcc-12 $HARD -c main.c
printf 'LDFLAGS=-pie\nprog: main.o weak.o\n\tgcc-12 $(F) $(LDFLAGS) main.o weak.o -o prog\n' >Makefile
LDFLAGS=-no-pie make -e F="$HARD $LINK"
