# SPDX-License-Identifier: Apache-2.0
# run: a libstdc++.a of one's own
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs libstdc++.a weak.o; rm weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK -L. main.o -l:libstdc++.a -o prog
