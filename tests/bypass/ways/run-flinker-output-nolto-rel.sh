# SPDX-License-Identifier: Apache-2.0
# run: -flinker-output=nolto-rel
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -flto -c weak.c
gcc-12 $HARD -c main.c
gcc-12 -r -nostdlib -flinker-output=nolto-rel main.o weak.o -o both.o
gcc-12 $HARD $LINK both.o -o prog
