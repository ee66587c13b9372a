# SPDX-License-Identifier: Apache-2.0
# run: an object that is named like a shared library
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
cp weak.o libweak.so.1
gcc-12 $HARD $LINK main.o ./libweak.so.1 -o prog
