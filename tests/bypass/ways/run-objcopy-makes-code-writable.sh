# SPDX-License-Identifier: Apache-2.0
# run: objcopy makes code writable
# expect: refused
# names: hardening\.rwx-segment
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
objcopy --rename-section .text=.fast,alloc,load,code weak.o
gcc-12 $LINK main.o weak.o -o prog
