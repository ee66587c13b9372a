# SPDX-License-Identifier: Apache-2.0
# run: data joined by -r -b binary
# expect: refused
# names: evidence\.unchecked-unit
# under: run
cp clean.c weak.c; head -c 16 /dev/urandom >key.bin
gcc-12 $HARD -c main.c weak.c
gcc-12 -r -nostdlib weak.o -Wl,-b,binary key.bin -Wl,-b,elf64-x86-64 -o all.o
gcc-12 $LINK main.o all.o -o prog
