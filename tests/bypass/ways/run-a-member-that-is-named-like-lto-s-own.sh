# SPDX-License-Identifier: Apache-2.0
# run: a member that is named like LTO's own
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c
/usr/bin/gcc-12 $HARD -c weak.c -o weak.ltrans0.ltrans.o
ar rcs libw.a weak.ltrans0.ltrans.o
gcc-12 $LINK main.o libw.a -o prog
