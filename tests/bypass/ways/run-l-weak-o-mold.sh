# SPDX-License-Identifier: Apache-2.0
# run: -l:weak.o, mold
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: ld.mold
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK -fuse-ld=mold main.o -L. -l:weak.o -o prog
