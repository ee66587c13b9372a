# SPDX-License-Identifier: Apache-2.0
# run: -wrapper that drops the plugin
# expect: refused
# names: evidence.unchecked-unit
# under: run
printf '#!/bin/sh\nfor a; do shift; case $a in -fplugin*|-iplugin*) ;; *) set -- "$@" "$a";; esac; done\nexec "$@"\n' >w
chmod +x w
gcc-12 -wrapper $PWD/w $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
