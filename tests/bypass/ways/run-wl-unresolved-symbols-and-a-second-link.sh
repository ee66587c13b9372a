# SPDX-License-Identifier: Apache-2.0
# run: -Wl,--unresolved-symbols and a second link
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK -Wl,--unresolved-symbols=ignore-all main.o -o stub
rm stub
gcc-12 $HARD $LINK main.o weak.o -o prog
