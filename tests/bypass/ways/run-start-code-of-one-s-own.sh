# SPDX-License-Identifier: Apache-2.0
# run: start code of one's own
# expect: refused
# names: evidence.unchecked-unit
# under: run
gcc-12 $HARD -c clean.c -o weak.o
gcc-12 $HARD -c main.c
printf '.globl _start\n_start:\tcall main\n\tmov %%eax,%%edi\n\tmov $60,%%eax\n\tsyscall\n.section .note.GNU-stack,"",@progbits\n' >start.s
gcc-12 -c start.s
gcc-12 $HARD $LINK -nostartfiles start.o main.o weak.o -o prog
