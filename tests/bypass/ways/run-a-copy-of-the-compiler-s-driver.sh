# SPDX-License-Identifier: Apache-2.0
# run: a copy of the compiler's driver
# expect: refused
# names: evidence.unchecked-unit
# under: run
mkdir sdk; cp /usr/bin/gcc-12 sdk/cc
sdk/cc $HARD -c weak.c
gcc-12 $HARD -c main.c
sdk/cc $HARD $LINK main.o weak.o -o prog
