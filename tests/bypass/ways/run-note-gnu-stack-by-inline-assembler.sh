# SPDX-License-Identifier: Apache-2.0
# run: .note.GNU-stack by inline assembler
# expect: refused
# names: hardening.noexecstack
# under: run
echo '__asm__(".section .note.GNU-stack,\"x\",@progbits; .text");' >>clean.c
gcc-12 $HARD -c clean.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD -pie -s -Wl,-z,relro,-z,now main.o weak.o -o prog
