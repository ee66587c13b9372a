# SPDX-License-Identifier: Apache-2.0
# run: an empty mode and policy for one file
# expect: refused
# names: process.insecure-download
# under: run
BRINELL_MODE= BRINELL_POLICY= gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
