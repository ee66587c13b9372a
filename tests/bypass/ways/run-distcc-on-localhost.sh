# SPDX-License-Identifier: Apache-2.0
# run: distcc on localhost
# expect: refused
# names: process.insecure-download|evidence.unchecked-unit
# under: run
# needs: distcc
export DISTCC_HOSTS=localhost DISTCC_DIR=$PWD/d
distcc gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
