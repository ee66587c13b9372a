# SPDX-License-Identifier: Apache-2.0
# run: a script that is named like an object
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
cp weak.o real.o; echo 'INPUT(real.o)' >weak.o
gcc-12 $HARD $LINK main.o weak.o -o prog
