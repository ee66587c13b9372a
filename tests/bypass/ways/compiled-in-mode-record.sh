# SPDX-License-Identifier: Apache-2.0
# compiled in mode record
# expect: refused
# names: process.insecure-download|evidence.off|evidence.unchecked-unit
BRINELL_MODE=record $GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
