# SPDX-License-Identifier: Apache-2.0
# run: CPATH shadows a header
# expect: refused
# names: process.insecure-download
# under: run
mkdir inc
cp weak.c inc/body.h
echo '#include <body.h>' >weak1.c
CPATH=$PWD/inc gcc-12 $HARD -c weak1.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
