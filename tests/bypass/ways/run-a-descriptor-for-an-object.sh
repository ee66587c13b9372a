# SPDX-License-Identifier: Apache-2.0
# run: a descriptor for an object
# expect: refused
# names: evidence\.|file format|fd/3
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o /dev/fd/3 -o prog 3<weak.o
