# SPDX-License-Identifier: Apache-2.0
# run: -pipe
# expect: refused
# names: process.insecure-download
# under: run
gcc-12 $HARD -pipe -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
