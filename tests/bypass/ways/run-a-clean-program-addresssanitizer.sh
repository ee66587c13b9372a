# SPDX-License-Identifier: Apache-2.0
# run: a clean program: AddressSanitizer
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 ${HARD} -fsanitize=address -c main.c weak.c
gcc-12 $LINK -fsanitize=address main.o weak.o -o prog
./prog
