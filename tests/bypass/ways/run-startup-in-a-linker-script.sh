# SPDX-License-Identifier: Apache-2.0
# run: STARTUP in a linker script
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
echo 'STARTUP(weak.o)' >s.ld
gcc-12 $LINK main.o -Wl,s.ld -o prog || { echo 'INPUT(weak.o)' >s.ld; gcc-12 $LINK main.o s.ld -o prog; }
