# SPDX-License-Identifier: Apache-2.0
# run: GCC_EXEC_PREFIX
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
GCC_EXEC_PREFIX=/usr/lib/gcc/ gcc-12 $HARD $LINK main.o weak.o -o prog
