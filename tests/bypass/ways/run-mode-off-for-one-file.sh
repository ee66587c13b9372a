# SPDX-License-Identifier: Apache-2.0
# run: mode off for one file
# expect: refused
# names: evidence.off|evidence.unchecked-unit
# under: run
BRINELL_MODE=off gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
