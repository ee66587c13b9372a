# SPDX-License-Identifier: Apache-2.0
# run: ld -r with a C++ unit, then strip -g
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: g++-12
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
g++-12 $HARD -x c++ -c fill.c; /usr/bin/ld -r fill.o weak.o -o all.o; strip -g all.o
gcc-12 $HARD $LINK main.o all.o -o prog
