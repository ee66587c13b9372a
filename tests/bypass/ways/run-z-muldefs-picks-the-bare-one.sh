# SPDX-License-Identifier: Apache-2.0
# run: -z muldefs picks the bare one
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
cp clean.c w2.c; /usr/bin/gcc-12 $HARD -c w2.c; X="-Wl,-z,muldefs"
gcc-12 $LINK main.o w2.o weak.o $X -o prog
