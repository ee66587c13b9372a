# SPDX-License-Identifier: Apache-2.0
# a clean relocatable link
# expect: passes
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED -r -nostdlib main.o weak.o -o both.o
$GATED $HARD $LINK both.o -o prog
./prog
