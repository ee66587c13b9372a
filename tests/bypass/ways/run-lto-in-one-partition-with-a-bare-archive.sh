# SPDX-License-Identifier: Apache-2.0
# run: LTO in one partition with a bare archive
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs libweak.a weak.o
gcc-12 $HARD -flto -c main.c
gcc-12 $HARD -flto -flto-partition=one $LINK main.o -L. -lweak -o prog
