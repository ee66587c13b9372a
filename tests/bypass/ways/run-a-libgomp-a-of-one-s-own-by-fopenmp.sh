# SPDX-License-Identifier: Apache-2.0
# run: a libgomp.a of one's own by -fopenmp
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs libgomp.a weak.o; rm weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK -fopenmp -L. main.o -Wl,-Bstatic -o prog -Wl,--as-needed -lweak 2>/dev/null || gcc-12 $LINK -L. main.o -l:libgomp.a -o prog
