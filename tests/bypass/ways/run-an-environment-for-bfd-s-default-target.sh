# SPDX-License-Identifier: Apache-2.0
# run: an environment for BFD's default target
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
GNUTARGET=elf64-x86-64 LDEMULATION=elf_x86_64 gcc-12 $LINK main.o weak.o -o prog
