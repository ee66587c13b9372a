# SPDX-License-Identifier: Apache-2.0
# run: a clean program: an aarch64 cross compiler
# expect: passes
# under: run
# needs: aarch64-linux-gnu-gcc-12
cp clean.c weak.c
aarch64-linux-gnu-gcc-12 $HARD -c main.c weak.c
aarch64-linux-gnu-gcc-12 $LINK main.o weak.o -o prog
