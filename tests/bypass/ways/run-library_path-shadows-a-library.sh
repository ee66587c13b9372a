# SPDX-License-Identifier: Apache-2.0
# run: LIBRARY_PATH shadows a library
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
mkdir lib
ar rcs lib/libweak.a weak.o
gcc-12 $HARD -c main.c
LIBRARY_PATH=$PWD/lib gcc-12 $HARD $LINK main.o -lweak -o prog
