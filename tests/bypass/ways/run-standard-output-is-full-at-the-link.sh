# SPDX-License-Identifier: Apache-2.0
# run: standard output is full at the link
# expect: refused
# names: evidence\.unchecked-unit|Brinell|brinell
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog >/dev/full
