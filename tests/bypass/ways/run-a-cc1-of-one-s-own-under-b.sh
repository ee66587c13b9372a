# SPDX-License-Identifier: Apache-2.0
# run: a cc1 of one's own under -B
# expect: refused
# names: evidence.unchecked-unit
# under: run
mkdir b; printf '#!/bin/sh\nfor a; do shift; case $a in -fplugin*|-iplugindir*) ;; *) set -- "$@" "$a";; esac; done\nexec %s "$@"\n' $(/usr/bin/gcc-12 -print-prog-name=cc1) >b/cc1; chmod +x b/cc1
gcc-12 $HARD -c main.c
gcc-12 -B$PWD/b/ $HARD -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog
