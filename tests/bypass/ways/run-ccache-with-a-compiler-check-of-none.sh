# SPDX-License-Identifier: Apache-2.0
# run: ccache with a compiler check of none
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download
# under: run
# needs: ccache
export CCACHE_DIR=$PWD/.cc CCACHE_COMPILERCHECK=none CCACHE_SLOPPINESS=file_macro,time_macros,include_file_mtime,locale,system_headers
ccache /usr/bin/gcc-12 $HARD -c weak.c; rm weak.o
ccache gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
