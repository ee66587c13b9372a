# SPDX-License-Identifier: Apache-2.0
# run: the last option wins: -fstack-protector-strong, Clang
# expect: refused
# names: hardening\.stack-protector
# under: run
# needs: clang-14
cp frame.c weak.c
clang-14 $HARD -fstack-protector-strong -c weak.c
clang-14 $HARD -c main.c
clang-14 $LINK main.o weak.o -o prog
