# SPDX-License-Identifier: Apache-2.0
# a clean program
# expect: passes
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
./prog
