# SPDX-License-Identifier: Apache-2.0
# run: tcc's object in a gcc link
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: tcc
$(command -v /usr/bin/tcc) -c weak.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
