# SPDX-License-Identifier: Apache-2.0
# run: an object without a suffix whose name begins with a dash, in a response file
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c -o ./-lm
gcc-12 $HARD -c main.c
printf './-lm\n' >r
gcc-12 $LINK main.o @r -o prog
