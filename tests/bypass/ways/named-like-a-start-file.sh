# SPDX-License-Identifier: Apache-2.0
# named like a start file
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
mv weak.o crtweak.o
$GATED $HARD $LINK main.o ./crtweak.o -o prog
