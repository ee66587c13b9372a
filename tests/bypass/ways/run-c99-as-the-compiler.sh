# SPDX-License-Identifier: Apache-2.0
# run: c99 as the compiler
# expect: refused
# names: process.insecure-download
# under: run
# needs: c99
c99 $HARD -c weak.c
gcc-12 $HARD -c main.c
c99 $HARD $LINK main.o weak.o -o prog
