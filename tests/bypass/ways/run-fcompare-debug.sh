# SPDX-License-Identifier: Apache-2.0
# run: -fcompare-debug
# expect: refused
# names: process.insecure-download
# under: run
gcc-12 $HARD -fcompare-debug -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
