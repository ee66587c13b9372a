# SPDX-License-Identifier: Apache-2.0
# run: mold under its own -B
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: mold
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK -B/usr/libexec/mold main.o weak.o -o prog
