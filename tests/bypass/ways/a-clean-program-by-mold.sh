# SPDX-License-Identifier: Apache-2.0
# a clean program by mold
# expect: passes
# needs: ld.mold
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK -fuse-ld=mold main.o weak.o -o prog
./prog
