# SPDX-License-Identifier: Apache-2.0
# the note cut short
# expect: refused
# names: evidence\.
$GATED $HARD -c clean.c -o weak.o
objcopy -O binary --only-section=.note.brinell --set-section-flags .note.brinell=alloc weak.o note
head -c 40 note >short
objcopy --update-section .note.brinell=short weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
