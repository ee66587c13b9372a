# SPDX-License-Identifier: Apache-2.0
# run: a clean program: the map on standard output
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -Wl,-M -o prog >map
./prog
