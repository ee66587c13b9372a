# SPDX-License-Identifier: Apache-2.0
# run: another unit's note put in, llvm-objcopy
# expect: refused
# names: evidence\.
# under: run
# needs: llvm-objcopy-14
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c clean.c
objcopy -O binary --only-section=.note.brinell --set-section-flags .note.brinell=alloc clean.o note
llvm-objcopy-14 --add-section=.note.brinell=note weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
