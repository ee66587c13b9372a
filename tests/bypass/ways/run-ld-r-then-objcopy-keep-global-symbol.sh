# SPDX-License-Identifier: Apache-2.0
# run: ld -r, then objcopy --keep-global-symbol
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD -c fill.c; /usr/bin/ld -r fill.o weak.o -o all.o; objcopy --strip-unneeded --keep-global-symbol=weak --keep-global-symbol=fill all.o
gcc-12 $HARD $LINK main.o all.o -o prog
