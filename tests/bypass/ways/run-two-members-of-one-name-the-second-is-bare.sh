# SPDX-License-Identifier: Apache-2.0
# run: two members of one name, the second is bare
# expect: refused
# names: evidence.unchecked-unit
# under: run
mkdir a b
gcc-12 $HARD -c fill.c -o a/u.o
/usr/bin/gcc-12 $HARD -c weak.c -o b/u.o
ar qcs libu.a a/u.o b/u.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o libu.a -o prog
