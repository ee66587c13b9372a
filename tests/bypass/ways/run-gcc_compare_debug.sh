# SPDX-License-Identifier: Apache-2.0
# run: GCC_COMPARE_DEBUG
# expect: refused
# names: process.insecure-download
# under: run
export GCC_COMPARE_DEBUG=1
gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
