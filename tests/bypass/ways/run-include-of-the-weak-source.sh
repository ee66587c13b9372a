# SPDX-License-Identifier: Apache-2.0
# run: -include of the weak source
# expect: refused
# names: process.insecure-download
# under: run
echo 'int nothing;' >weak1.c
gcc-12 $HARD -include weak.c -c weak1.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
