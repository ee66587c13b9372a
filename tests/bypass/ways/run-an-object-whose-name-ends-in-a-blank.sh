# SPDX-License-Identifier: Apache-2.0
# run: an object whose name ends in a blank
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c -o 'main.o '
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o 'main.o ' -o prog
