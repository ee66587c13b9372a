# SPDX-License-Identifier: Apache-2.0
# run: -Wa -o writes another object
# expect: refused
# names: process.insecure-download
# under: run
gcc-12 $HARD -Wa,-o,real.o -c weak.c || true; test -f real.o || gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o real.o -o prog
