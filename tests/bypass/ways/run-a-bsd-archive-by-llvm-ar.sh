# SPDX-License-Identifier: Apache-2.0
# run: a BSD archive by llvm-ar
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: llvm-ar-14 ld.lld
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c fill.c
llvm-ar-14 --format=bsd rcs libv.a fill.o weak.o
gcc-12 $LINK main.o -L. -lv -fuse-ld=lld -o prog
