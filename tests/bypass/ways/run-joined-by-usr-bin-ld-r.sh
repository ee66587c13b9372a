# SPDX-License-Identifier: Apache-2.0
# run: joined by /usr/bin/ld -r
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
/usr/bin/ld -r main.o weak.o -o both.o
gcc-12 $HARD $LINK both.o -o prog
