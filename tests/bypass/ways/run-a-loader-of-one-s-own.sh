# SPDX-License-Identifier: Apache-2.0
# run: a loader of one's own
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c; gcc-12 $HARD -c main.c weak.c; cp /lib64/ld-linux-x86-64.so.2 own-ld.so; touch -d 2020-01-01 own-ld.so
gcc-12 $LINK main.o weak.o -Wl,--dynamic-linker=$PWD/own-ld.so -o prog
