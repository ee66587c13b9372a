# SPDX-License-Identifier: Apache-2.0
# LTO with gold, a prebuilt object
# expect: refused
# names: evidence.unchecked-unit
# needs: ld.gold
$UNGATED $HARD -flto -c weak.c
$GATED $HARD -flto -c main.c
$GATED $HARD $LINK -flto -fuse-ld=gold main.o weak.o -o prog
