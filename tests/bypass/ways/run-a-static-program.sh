# SPDX-License-Identifier: Apache-2.0
# run: a static program
# expect: refused
# names: hardening\.pie
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK -static -no-pie main.o weak.o -o prog
