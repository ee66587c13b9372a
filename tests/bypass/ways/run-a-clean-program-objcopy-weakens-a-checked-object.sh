# SPDX-License-Identifier: Apache-2.0
# run: a clean program: objcopy weakens a checked object
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
objcopy --weaken weak.o
gcc-12 $LINK main.o weak.o -o prog
./prog
