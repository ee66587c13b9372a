# SPDX-License-Identifier: Apache-2.0
# run: a ccache prefix that drops the plugin
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: ccache
export CCACHE_DIR=$PWD/cc; printf '#!/bin/sh\nfor a; do shift; case $a in -fplugin*) ;; *) set -- "$@" "$a";; esac; done\nexec "$@"\n' >p; chmod +x p
export CCACHE_PREFIX=$PWD/p
ccache gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
