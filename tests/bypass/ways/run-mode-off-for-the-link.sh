# SPDX-License-Identifier: Apache-2.0
# run: mode off for the link
# expect: reported
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
BRINELL_MODE=off gcc-12 $HARD $LINK main.o weak.o -o prog
