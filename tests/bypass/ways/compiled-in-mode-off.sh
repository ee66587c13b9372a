# SPDX-License-Identifier: Apache-2.0
# compiled in mode off
# expect: refused
# names: evidence.off|evidence.unchecked-unit
BRINELL_MODE=off $GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
