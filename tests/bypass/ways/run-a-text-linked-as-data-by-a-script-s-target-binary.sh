# SPDX-License-Identifier: Apache-2.0
# run: a text linked as data by a script's TARGET(binary)
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
printf 'junk' >blob; echo 'TARGET(binary) INPUT(blob) TARGET(elf64-x86-64)' >o.ld
gcc-12 $LINK main.o weak.o o.ld -o prog
