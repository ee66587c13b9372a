# SPDX-License-Identifier: Apache-2.0
# run: .include in file-scope assembler
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c w2.c
gcc-12 $HARD -c main.c
/usr/bin/gcc-12 $HARD -S w2.c -o w2.s; printf '__asm__(".include \\"w2.s\\"");\nint other;\n' >weak.c
gcc-12 $HARD -c weak.c
gcc-12 $LINK main.o weak.o -o prog
