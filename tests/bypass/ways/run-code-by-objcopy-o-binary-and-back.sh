# SPDX-License-Identifier: Apache-2.0
# run: code by objcopy -O binary and back
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c; objcopy -O binary -j .text weak.o w.bin; objcopy -I binary -O elf64-x86-64 -B i386:x86-64 --rename-section .data=.text,code,alloc,readonly --add-symbol weak=.text:0,global,function w.bin weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
