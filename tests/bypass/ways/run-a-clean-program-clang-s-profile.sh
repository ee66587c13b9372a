# SPDX-License-Identifier: Apache-2.0
# run: a clean program: Clang's profile
# expect: passes
# under: run
# needs: clang-14
cp clean.c weak.c
clang-14 $HARD -fprofile-instr-generate -fcoverage-mapping -c main.c weak.c
clang-14 $LINK -fprofile-instr-generate main.o weak.o -o prog
./prog
