# SPDX-License-Identifier: Apache-2.0
# a clean program by gold
# expect: passes
# needs: ld.gold
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK -fuse-ld=gold main.o weak.o -o prog
./prog
