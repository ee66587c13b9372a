# SPDX-License-Identifier: Apache-2.0
# run: the canary at a place of its own, Clang
# expect: refused
# names: hardening.stack-protector
# needs: clang-14
# under: run
cp clean.c weak.c
clang-14 $HARD -mstack-protector-guard=tls -mstack-protector-guard-reg=fs -mstack-protector-guard-offset=32 -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
