# SPDX-License-Identifier: Apache-2.0
# run: objcopy puts a prefix before the names of what ld -r joined
# expect: refused
# names: evidence\.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c -o bare.o
gcc-12 $HARD -c fill.c
/usr/bin/ld -r bare.o fill.o -o plain.o
objcopy --prefix-symbols=v_ plain.o weak.o
objcopy --redefine-sym v___stack_chk_fail=__stack_chk_fail weak.o
sed -i 's/weak/v_weak/g' main.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
