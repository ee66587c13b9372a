# SPDX-License-Identifier: Apache-2.0
# run: ld -r, then strip -g, clang
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: clang-14
cp clean.c weak.c
/usr/bin/clang-14 $HARD -c weak.c
gcc-12 $HARD -c main.c
clang-14 $HARD -c fill.c; /usr/bin/ld -r fill.o weak.o -o all.o; strip -g all.o
clang-14 $HARD $LINK main.o all.o -o prog
