# SPDX-License-Identifier: Apache-2.0
# run: no-pie at the link of LTO
# expect: refused
# names: hardening\.pie
# under: run
cp clean.c weak.c
gcc-12 $HARD -flto -c main.c weak.c
gcc-12 $HARD -flto $LINK -no-pie main.o weak.o -o prog
