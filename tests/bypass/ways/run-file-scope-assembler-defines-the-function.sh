# SPDX-License-Identifier: Apache-2.0
# run: file-scope assembler defines the function
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c
printf '__asm__(".text; .globl weak; weak: ret");\nint x;\n' >weak.c
gcc-12 $HARD -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog
