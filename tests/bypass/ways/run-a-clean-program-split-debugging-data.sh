# SPDX-License-Identifier: Apache-2.0
# run: a clean program: split debugging data
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -g -gsplit-dwarf -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog
./prog
