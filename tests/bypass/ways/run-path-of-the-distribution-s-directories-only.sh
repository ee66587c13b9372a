# SPDX-License-Identifier: Apache-2.0
# run: PATH of the distribution's directories only
# expect: refused
# names: evidence\.unchecked-unit
# under: run
PATH=/usr/bin:/bin; export PATH
gcc-12 $HARD -c weak.c main.c
gcc-12 $LINK main.o weak.o -o prog
