# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a profile that is used
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -fprofile-generate -c main.c weak.c; gcc-12 $LINK -fprofile-generate main.o weak.o -o prog; ./prog
gcc-12 $HARD -fprofile-use -c main.c weak.c; gcc-12 $LINK main.o weak.o -o prog
./prog
