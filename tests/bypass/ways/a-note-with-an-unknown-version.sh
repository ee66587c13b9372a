# SPDX-License-Identifier: Apache-2.0
# a note with an unknown version
# expect: refused
# names: evidence\.
$GATED $HARD -c clean.c -o weak.o
objcopy -O binary --only-section=.note.brinell --set-section-flags .note.brinell=alloc weak.o note
printf '\377\377\377\377' | dd of=note bs=1 seek=20 conv=notrunc 2>/dev/null
objcopy --update-section .note.brinell=note weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
