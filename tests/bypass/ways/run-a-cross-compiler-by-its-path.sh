# SPDX-License-Identifier: Apache-2.0
# run: a cross compiler by its path
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: aarch64-linux-gnu-gcc-12
aarch64-linux-gnu-gcc-12 $HARD -c main.c
/usr/bin/aarch64-linux-gnu-gcc-12 $HARD -c weak.c
aarch64-linux-gnu-gcc-12 $LINK main.o weak.o -o prog
