# SPDX-License-Identifier: Apache-2.0
# run: -o once more, by -Wl
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o other -Wl,-o,prog
