# SPDX-License-Identifier: Apache-2.0
# run: OUTPUT in a linker script
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c
/usr/bin/gcc-12 $HARD -c weak.c
echo 'OUTPUT(prog)' >o.ld
gcc-12 $LINK main.o weak.o o.ld
