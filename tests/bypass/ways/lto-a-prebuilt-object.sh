# SPDX-License-Identifier: Apache-2.0
# LTO, a prebuilt object
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -flto -c weak.c
$GATED $HARD -flto -c main.c
$GATED $HARD $LINK -flto main.o weak.o -o prog
