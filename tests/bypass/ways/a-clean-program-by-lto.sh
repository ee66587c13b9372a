# SPDX-License-Identifier: Apache-2.0
# a clean program by LTO
# expect: passes
$GATED $HARD -flto -c clean.c -o weak.o
$GATED $HARD -flto -c main.c
$GATED $HARD $LINK -flto main.o weak.o -o prog
./prog
