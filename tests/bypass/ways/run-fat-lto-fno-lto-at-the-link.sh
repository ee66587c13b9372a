# SPDX-License-Identifier: Apache-2.0
# run: fat LTO, -fno-lto at the link
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -flto -ffat-lto-objects -c weak.c
gcc-12 $HARD -flto -ffat-lto-objects -c main.c
gcc-12 $HARD $LINK -fno-lto main.o weak.o -o prog
