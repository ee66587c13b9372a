# SPDX-License-Identifier: Apache-2.0
# run: -fplugin of somebody else's that isn't there
# expect: refused
# names: evidence.unchecked-unit
# under: run
gcc-12 $HARD -fplugin=$PWD/none.so -c weak.c || true
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
