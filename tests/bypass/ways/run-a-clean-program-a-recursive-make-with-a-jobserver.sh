# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a recursive make with a jobserver
# expect: passes
# under: run
cp clean.c weak.c
mkdir sub; cp weak.c sub; printf 'all: libw.a\nlibw.a: weak.o\n\tar rcs $@ $^\n%%.o: %%.c\n\tgcc-12 $(F) -c $<\n' >sub/Makefile
printf 'prog: main.o sub/libw.a\n\tgcc-12 $(L) main.o -Lsub -lw -o prog\nmain.o: main.c\n\tgcc-12 $(F) -c main.c\nsub/libw.a:\n\t$(MAKE) -C sub\n' >Makefile
make -j3 F="$HARD" L="$LINK"
./prog
