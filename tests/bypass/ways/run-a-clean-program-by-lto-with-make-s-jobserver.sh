# SPDX-License-Identifier: Apache-2.0
# run: a clean program by LTO with make's jobserver
# expect: passes
# under: run
printf 'prog: main.o clean.o\n\t+gcc-12 $(F) -flto=jobserver main.o clean.o -o prog\n%%.o: %%.c\n\tgcc-12 $(F) -flto -c $< -o $@\n' >Makefile
make -j2 F="$HARD $LINK"
./prog
