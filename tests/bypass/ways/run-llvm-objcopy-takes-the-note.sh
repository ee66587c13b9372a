# SPDX-License-Identifier: Apache-2.0
# run: llvm-objcopy takes the note
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: llvm-objcopy-14
gcc-12 $HARD -c clean.c -o weak.o
llvm-objcopy-14 -R .note.brinell weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
