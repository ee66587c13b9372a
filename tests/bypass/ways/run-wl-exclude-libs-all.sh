# SPDX-License-Identifier: Apache-2.0
# run: -Wl,--exclude-libs,ALL
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
ar rcs libweak.a weak.o
gcc-12 $HARD $LINK main.o -Wl,--exclude-libs,ALL libweak.a -o prog
