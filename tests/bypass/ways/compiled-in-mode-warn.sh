# SPDX-License-Identifier: Apache-2.0
# compiled in mode warn
# expect: refused
# names: process.insecure-download|evidence.off|evidence.unchecked-unit
BRINELL_MODE=warn $GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
