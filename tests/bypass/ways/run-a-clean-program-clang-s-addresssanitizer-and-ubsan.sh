# SPDX-License-Identifier: Apache-2.0
# run: a clean program: Clang's AddressSanitizer and UBSan
# expect: passes
# under: run
# needs: clang-14
cp clean.c weak.c
clang-14 $HARD -fsanitize=address,undefined -c main.c weak.c
clang-14 $LINK -fsanitize=address,undefined main.o weak.o -o prog
./prog
