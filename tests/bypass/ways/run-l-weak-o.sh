# SPDX-License-Identifier: Apache-2.0
# run: -l:weak.o
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o -L. -l:weak.o -o prog
