# SPDX-License-Identifier: Apache-2.0
# run: LTO with make's jobserver
# expect: refused
# names: process.insecure-download
# under: run
printf 'prog: main.c weak.c\n\t+gcc-12 $(F) -flto=jobserver main.c weak.c -o prog\n' >Makefile
make -j2 F="$HARD $LINK"
