# SPDX-License-Identifier: Apache-2.0
# run: strip takes all notes
# expect: refused
# names: evidence.unchecked-unit
# under: run
gcc-12 $HARD -c clean.c -o weak.o
strip --strip-unneeded -R '.note*' weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
