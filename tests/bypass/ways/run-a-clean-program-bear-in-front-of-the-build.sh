# SPDX-License-Identifier: Apache-2.0
# run: a clean program: bear in front of the build
# expect: passes
# under: run
# needs: bear
bear -- sh -c 'cp clean.c weak.c; gcc-12 $HARD -c weak.c main.c; gcc-12 $LINK main.o weak.o -o prog'
./prog
