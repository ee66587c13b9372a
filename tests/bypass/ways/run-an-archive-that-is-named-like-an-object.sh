# SPDX-License-Identifier: Apache-2.0
# run: an archive that is named like an object
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
ar rcs libweak.o weak.o
gcc-12 $HARD $LINK main.o libweak.o -o prog
