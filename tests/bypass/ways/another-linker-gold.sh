# SPDX-License-Identifier: Apache-2.0
# another linker: gold
# expect: refused
# names: evidence.unchecked-unit
# needs: ld.gold
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK -fuse-ld=gold main.o weak.o -o prog
