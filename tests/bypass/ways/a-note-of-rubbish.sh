# SPDX-License-Identifier: Apache-2.0
# a note of rubbish
# expect: refused
# names: evidence\.
(cat weak.c; printf '%s\n' '__asm__(".pushsection .note.brinell,\"e\",%note; .fill 64,1,0x41; .popsection");') >weak1.c
$UNGATED $HARD -c weak1.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
