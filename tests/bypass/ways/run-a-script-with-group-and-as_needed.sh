# SPDX-License-Identifier: Apache-2.0
# run: a script with GROUP and AS_NEEDED
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs libweak.a weak.o
echo 'GROUP(AS_NEEDED(libweak.a) libc.so.6)' >libv.so
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o -L. -lv -o prog
