# SPDX-License-Identifier: Apache-2.0
# run: a clean program: TMPDIR names no directory
# expect: passes
# under: run
cp clean.c weak.c; export TMPDIR=$PWD/nowhere
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog
./prog
