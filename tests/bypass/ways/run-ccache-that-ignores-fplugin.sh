# SPDX-License-Identifier: Apache-2.0
# run: ccache that ignores -fplugin
# expect: refused
# names: evidence.unchecked-unit|process.insecure-download
# under: run
# needs: ccache
export CCACHE_DIR=$PWD/cc CCACHE_IGNOREOPTIONS='-fplugin*' CCACHE_COMPILERCHECK=none CCACHE_NOHASHDIR=1
ccache /usr/bin/gcc-12 $HARD -c weak.c; rm weak.o
ccache gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
