# SPDX-License-Identifier: Apache-2.0
# run: slim LTO in an archive of gcc-ar's
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -flto -c weak.c; gcc-ar-12 rcs libw.a weak.o
gcc-12 $HARD -flto -c main.c
gcc-12 $HARD $LINK -flto main.o libw.a -o prog
