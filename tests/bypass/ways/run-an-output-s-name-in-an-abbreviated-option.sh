# SPDX-License-Identifier: Apache-2.0
# run: an output's name in an abbreviated option
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o other -Wl,--outpu=prog
