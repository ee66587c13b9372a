# SPDX-License-Identifier: Apache-2.0
# run: a source in a text file by -x c
# expect: refused
# names: process.insecure-download
# under: run
mv weak.c weak.txt
gcc-12 $HARD -x c -c weak.txt -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
