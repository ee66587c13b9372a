# SPDX-License-Identifier: Apache-2.0
# run: -include /dev/stdin
# expect: refused
# names: process.insecure-download
# under: run
: >e.c; gcc-12 $HARD -include /dev/stdin -c e.c -o weak.o <weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
