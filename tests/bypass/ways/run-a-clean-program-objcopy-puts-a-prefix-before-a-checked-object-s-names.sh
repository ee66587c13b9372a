# SPDX-License-Identifier: Apache-2.0
# run: a clean program, objcopy puts a prefix before a checked object's names
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c weak.c -o plain.o
objcopy --prefix-symbols=v_ plain.o weak.o
objcopy --redefine-sym v___stack_chk_fail=__stack_chk_fail weak.o
sed -i 's/weak/v_weak/g' main.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
