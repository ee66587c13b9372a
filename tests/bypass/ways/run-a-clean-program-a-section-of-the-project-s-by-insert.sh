# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a section of the project's by INSERT
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
printf 'SECTIONS { .cfg : { *(.cfg) } } INSERT AFTER .data;\n' >x.ld
gcc-12 $LINK main.o weak.o -Wl,-T,x.ld -o prog
./prog
