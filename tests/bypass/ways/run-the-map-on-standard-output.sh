# SPDX-License-Identifier: Apache-2.0
# run: the map on standard output
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -Wl,-M -o prog
