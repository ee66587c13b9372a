# SPDX-License-Identifier: Apache-2.0
# run: a libatomic.a of one's own
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs libatomic.a weak.o; rm weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o -L. -l:libatomic.a -o prog
