# SPDX-License-Identifier: Apache-2.0
# run: -R for --just-symbols
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c
/usr/bin/gcc-12 -O2 -c weak.c; /usr/bin/ld -Ttext=0x10000 -e 0 weak.o -o rom.elf
gcc-12 $LINK main.o -Wl,-R,rom.elf -o prog
