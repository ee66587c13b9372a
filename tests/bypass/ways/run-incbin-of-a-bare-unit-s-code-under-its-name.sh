# SPDX-License-Identifier: Apache-2.0
# run: .incbin of a bare unit's code under its name
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c w2.c
/usr/bin/gcc-12 $HARD -c w2.c; objcopy -O binary -j .text w2.o w2.bin
printf '__asm__(".text\\n.globl weak\\n.type weak,@function\\nweak:\\n.incbin \\"w2.bin\\"\\n");\nint x;\n' >weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK main.o weak.o -o prog
