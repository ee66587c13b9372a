# SPDX-License-Identifier: Apache-2.0
# run: a gcc of another version by its path
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: gcc-11
/usr/bin/gcc-11 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
