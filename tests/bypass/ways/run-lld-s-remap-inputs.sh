# SPDX-License-Identifier: Apache-2.0
# run: lld's --remap-inputs
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: clang-19 ld.lld-19
cp clean.c weak.c; gcc-12 $HARD -c weak.c; /usr/bin/gcc-12 $HARD -c weak.c -o bare.o
clang-19 $HARD -c main.c
clang-19 $LINK -fuse-ld=lld main.o weak.o -Wl,--remap-inputs=weak.o=bare.o -o prog
