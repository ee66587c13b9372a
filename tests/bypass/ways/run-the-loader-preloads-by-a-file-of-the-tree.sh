# SPDX-License-Identifier: Apache-2.0
# run: the loader preloads by a file of the tree
# expect: reported
# names: evidence\.unchecked-unit
# under: run
cp clean.c weak.c; gcc-12 $HARD -c main.c weak.c
/usr/bin/gcc-12 -O2 -fPIC -c fill.c -o f.o; /usr/bin/ld -shared f.o -o libfill.so; rm f.o
gcc-12 $LINK main.o weak.o -o prog
printf '#!/bin/sh\nLD_PRELOAD=./libfill.so exec ./prog\n' >start.sh
