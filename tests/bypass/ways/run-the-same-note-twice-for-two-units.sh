# SPDX-License-Identifier: Apache-2.0
# run: the same note twice, for two units
# expect: refused
# names: evidence\.
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
objcopy -O binary --only-section=.note.brinell --set-section-flags .note.brinell=alloc main.o note
cat note note >twice
/usr/bin/ld -r main.o weak.o -o both.o
objcopy --update-section .note.brinell=twice both.o
gcc-12 $HARD $LINK both.o -o prog
