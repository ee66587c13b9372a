# SPDX-License-Identifier: Apache-2.0
# run: slim LTO objects joined by no gate
# expect: refused
# names: all\.o.*evidence.unchecked-unit
# under: run
cp clean.c weak.c
for i in main fill weak; do gcc-12 $HARD -flto -c $i.c; done
gcc-12 $HARD -flto -r -nostdlib fill.o -o known.o
env -u COMPILER_PATH /usr/bin/gcc-12 -B/usr/bin/ -O2 -fPIE -flto -r -nostdlib fill.o weak.o -o all.o
gcc-12 $HARD -flto $LINK main.o all.o -o prog
