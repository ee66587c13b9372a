# SPDX-License-Identifier: Apache-2.0
# run: the note's section renamed
# expect: refused
# names: evidence.unchecked-unit
# under: run
gcc-12 $HARD -c clean.c -o weak.o
objcopy --rename-section .note.brinell=.note.other weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
