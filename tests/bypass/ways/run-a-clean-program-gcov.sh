# SPDX-License-Identifier: Apache-2.0
# run: a clean program: gcov
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD --coverage -c main.c weak.c
gcc-12 $LINK --coverage main.o weak.o -o prog
./prog
