# SPDX-License-Identifier: Apache-2.0
# the note taken out
# expect: refused
# names: evidence.unchecked-unit
BRINELL_MODE=record $GATED $HARD -c weak.c
objcopy -R .note.brinell weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
