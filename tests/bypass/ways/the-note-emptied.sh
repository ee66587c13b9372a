# SPDX-License-Identifier: Apache-2.0
# the note emptied
# expect: refused
# names: evidence\.
BRINELL_MODE=record $GATED $HARD -c weak.c
: >empty
objcopy --update-section .note.brinell=empty weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
