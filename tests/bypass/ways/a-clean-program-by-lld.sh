# SPDX-License-Identifier: Apache-2.0
# a clean program by lld
# expect: passes
# needs: ld.lld
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK -fuse-ld=lld main.o weak.o -o prog
./prog
