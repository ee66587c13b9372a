# SPDX-License-Identifier: Apache-2.0
# run: CCACHE_COMPILER names the bare one
# expect: refused
# names: evidence.unchecked-unit|process.insecure-download
# under: run
# needs: ccache
export CCACHE_DIR=$PWD/cc CCACHE_COMPILER=/usr/bin/gcc-12
ccache gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
