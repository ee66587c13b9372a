# SPDX-License-Identifier: Apache-2.0
# run: an object that is named like a message of the linker's
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c -o 'ld: mode elf_x86_64'
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o 'ld: mode elf_x86_64' -o prog
