# SPDX-License-Identifier: Apache-2.0
# run: a thin archive in a thin one
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
ar rcs --thin inner.a weak.o; ar rcs --thin libweak.a inner.a
gcc-12 $HARD $LINK main.o libweak.a -o prog
