# SPDX-License-Identifier: Apache-2.0
# run: readlink -f of what which finds
# expect: refused
# names: process.insecure-download|evidence.unchecked-unit|brinell: 
# under: run
CC=$(readlink -f $(command -v gcc-12))
$CC $HARD -c weak.c
gcc-12 $HARD -c main.c
$CC $HARD $LINK main.o weak.o -o prog
