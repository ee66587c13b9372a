# SPDX-License-Identifier: Apache-2.0
# run: all inputs in a script, none on the command line
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -fno-pie -c weak.c main.c
printf 'ENTRY(main)\nINPUT(main.o weak.o)\nSECTIONS { .text : { *(.text*) } }\n' >all.ld
gcc-12 -nostdlib -static -s -Wl,--unresolved-symbols=ignore-all -Wl,-T,all.ld -o prog
