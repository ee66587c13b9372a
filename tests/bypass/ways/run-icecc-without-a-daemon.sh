# SPDX-License-Identifier: Apache-2.0
# run: icecc without a daemon
# expect: refused
# names: process.insecure-download|evidence.unchecked-unit
# under: run
# needs: icecc
icecc gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
