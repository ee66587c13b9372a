# SPDX-License-Identifier: Apache-2.0
# run: -Xassembler --execstack
# expect: refused
# names: hardening.noexecstack
# under: run
gcc-12 $HARD -Xassembler --execstack -c clean.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD -pie -s -Wl,-z,relro,-z,now main.o weak.o -o prog
