# SPDX-License-Identifier: Apache-2.0
# run: a weaker policy for compile and link
# expect: reported
# names: evidence.unchecked-unit
# under: run
BRINELL_POLICY=xiaomi-2.0-low
export BRINELL_POLICY
gcc-12 $HARD -c clean.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
