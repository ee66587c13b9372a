# SPDX-License-Identifier: Apache-2.0
# run: a cross linker by its path
# expect: reported
# names: evidence\.unchecked-unit
# under: run
# needs: aarch64-linux-gnu-gcc-12
/usr/bin/aarch64-linux-gnu-gcc-12 $HARD -c main.c weak.c
env -u COMPILER_PATH /usr/bin/aarch64-linux-gnu-gcc-12 $LINK main.o weak.o -o prog
