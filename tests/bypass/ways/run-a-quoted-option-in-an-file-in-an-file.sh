# SPDX-License-Identifier: Apache-2.0
# run: a quoted option in an @file in an @file
# expect: refused
# names: hardening.stack-protector
# under: run
cp frame.c weak.c
printf '"-fno-stack\\-protector"\n' >a; printf '@a\n' >b
gcc-12 $HARD -c main.c
gcc-12 $HARD @b -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog
