# SPDX-License-Identifier: Apache-2.0
# run: another compiler after a refusal
# expect: refused
# names: evidence.unchecked-unit
# under: run
gcc-12 $HARD -c weak.c || /usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
