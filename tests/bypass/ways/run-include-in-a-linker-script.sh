# SPDX-License-Identifier: Apache-2.0
# run: INCLUDE in a linker script
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
echo 'INPUT(weak.o)' >inner.ld; echo 'INCLUDE inner.ld' >outer.ld
gcc-12 $HARD $LINK main.o outer.ld -o prog
