# SPDX-License-Identifier: Apache-2.0
# run: an index that ranlib makes later
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
ar rcS libweak.a weak.o; ranlib libweak.a
gcc-12 $HARD $LINK main.o libweak.a -o prog
