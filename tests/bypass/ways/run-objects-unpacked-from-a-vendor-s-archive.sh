# SPDX-License-Identifier: Apache-2.0
# run: objects unpacked from a vendor's archive
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs libweak.a weak.o
rm weak.o
ar x libweak.a
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
