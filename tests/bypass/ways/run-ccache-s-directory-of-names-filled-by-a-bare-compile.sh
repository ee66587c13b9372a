# SPDX-License-Identifier: Apache-2.0
# run: ccache's directory of names, filled by a bare compile
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download
# under: run
# needs: ccache
export CCACHE_DIR=$PWD/.cc
PATH=/usr/lib/ccache:/usr/bin:/bin gcc-12 $HARD -c weak.c; rm weak.o
PATH=/usr/lib/ccache:$PATH; export PATH
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
