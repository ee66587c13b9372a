# SPDX-License-Identifier: Apache-2.0
# run: a bare plug-in that is named like data
# expect: reported
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -fPIC -shared $SHARED weak.c -o plugin.dat
gcc-12 $HARD -c clean.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
