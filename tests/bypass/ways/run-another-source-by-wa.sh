# SPDX-License-Identifier: Apache-2.0
# run: another source by -Wa
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c w2.c
gcc-12 $HARD -c main.c
/usr/bin/gcc-12 $HARD -S w2.c -o w2.s; printf 'int other;\n' >weak.c
X=-Wa,w2.s
gcc-12 $HARD $X -c weak.c
gcc-12 $LINK main.o weak.o -o prog
