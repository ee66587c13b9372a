# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a static library that is stripped of its debugging
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -g -c main.c weak.c; ar rcs libw.a weak.o; strip --strip-debug libw.a
gcc-12 $LINK main.o -L. -lw -o prog
./prog
