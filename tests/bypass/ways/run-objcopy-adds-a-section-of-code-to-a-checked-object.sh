# SPDX-License-Identifier: Apache-2.0
# run: objcopy adds a section of code to a checked object
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -ffunction-sections -c weak.c -o b.o; objcopy -O binary -j .text.weak b.o code
cp clean.c weak.c; gcc-12 $HARD -c main.c weak.c
objcopy --add-section .text.vendor=code --set-section-flags .text.vendor=alloc,code,readonly --add-symbol vendor=.text.vendor:0,global,function weak.o
gcc-12 $LINK main.o weak.o -o prog
