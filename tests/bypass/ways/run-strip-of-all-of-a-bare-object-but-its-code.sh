# SPDX-License-Identifier: Apache-2.0
# run: strip of all of a bare object but its code
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
strip --strip-unneeded -R .comment -R .note.GNU-stack weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
