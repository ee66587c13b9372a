# SPDX-License-Identifier: Apache-2.0
# run: LTO with a word for the linker's plugin
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -flto -c main.c
gcc-12 $HARD -flto $LINK main.o -Wl,-plugin-opt=weak.o weak.o -o prog
