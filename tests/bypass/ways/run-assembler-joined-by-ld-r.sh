# SPDX-License-Identifier: Apache-2.0
# run: assembler joined by ld -r
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD -c fill.c; printf '.globl weak\n.type weak,@function\nweak: ret\n.section .note.GNU-stack,"",@progbits\n' >wa.s; as wa.s -o weak.o; /usr/bin/ld -r fill.o weak.o -o all.o
gcc-12 $HARD $LINK main.o all.o -o prog
