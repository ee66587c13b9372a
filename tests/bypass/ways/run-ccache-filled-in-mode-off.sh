# SPDX-License-Identifier: Apache-2.0
# run: ccache filled in mode off
# expect: refused
# names: process.insecure-download|evidence.off|evidence.unchecked-unit
# under: run
# needs: ccache
CCACHE_DIR=$PWD/cc; export CCACHE_DIR
BRINELL_MODE=off ccache gcc-12 $HARD -c weak.c
rm weak.o
ccache gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
