# SPDX-License-Identifier: Apache-2.0
# relocatable link, under the gates
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED -r -nostdlib main.o weak.o -o both.o
$GATED $HARD $LINK both.o -o prog
