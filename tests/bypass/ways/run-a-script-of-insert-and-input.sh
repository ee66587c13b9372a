# SPDX-License-Identifier: Apache-2.0
# run: a script of INSERT and INPUT
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
printf 'INPUT(weak.o)\nSECTIONS { .vendor : { *(.vendor) } }\nINSERT AFTER .data;\n' >v.ld
gcc-12 $HARD $LINK main.o -Wl,-T,v.ld -o prog
