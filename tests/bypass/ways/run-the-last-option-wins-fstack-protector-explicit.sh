# SPDX-License-Identifier: Apache-2.0
# run: the last option wins: -fstack-protector-explicit
# expect: refused
# names: hardening\.stack-protector
# under: run
cp frame.c weak.c
gcc-12 $HARD -fstack-protector-explicit -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
