# SPDX-License-Identifier: Apache-2.0
# run: -r with a script that discards the note
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD -c fill.c; printf 'SECTIONS { /DISCARD/ : { *(.note.brinell) } }\n' >d.ld; /usr/bin/ld -r -T d.ld fill.o weak.o -o all.o
gcc-12 $HARD $LINK main.o all.o -o prog
