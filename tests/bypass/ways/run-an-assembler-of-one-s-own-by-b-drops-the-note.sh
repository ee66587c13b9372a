# SPDX-License-Identifier: Apache-2.0
# run: an assembler of one's own by -B drops the note
# expect: refused
# names: evidence.unchecked-unit
# under: run
mkdir tools
printf '#!/bin/sh\nfor a; do case $a in *.s) sed -i /note.brinell/,/popsection/d $a;; esac; done\nexec /usr/bin/as "$@"\n' >tools/as
chmod +x tools/as
gcc-12 $HARD -B$PWD/tools/ -c clean.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
