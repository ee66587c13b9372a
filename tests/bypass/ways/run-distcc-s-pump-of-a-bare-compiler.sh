# SPDX-License-Identifier: Apache-2.0
# run: distcc's pump of a bare compiler
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download
# under: run
# needs: distcc
export DISTCC_HOSTS=localhost DISTCC_DIR=$PWD/.d
distcc /usr/bin/gcc-12 $HARD -c weak.c
distcc gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
