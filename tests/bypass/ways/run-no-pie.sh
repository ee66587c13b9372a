# SPDX-License-Identifier: Apache-2.0
# run: --no-PIE
# expect: refused
# names: hardening.pie
# under: run
cp frame.c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD --no-PIE -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog
