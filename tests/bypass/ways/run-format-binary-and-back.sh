# SPDX-License-Identifier: Apache-2.0
# run: --format=binary and back
# expect: refused
# names: evidence\.unchecked-unit
# under: run
cp clean.c weak.c; head -c 16 /dev/urandom >key.bin
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -Wl,--format=binary key.bin -Wl,--format=elf64-x86-64 -o prog
