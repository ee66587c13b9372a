# SPDX-License-Identifier: Apache-2.0
# run: BRINELL_MODE in capitals
# expect: fails
# names: is no mode
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
BRINELL_MODE=OFF gcc-12 $LINK main.o weak.o -o prog
