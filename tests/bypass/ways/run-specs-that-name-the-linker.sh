# SPDX-License-Identifier: Apache-2.0
# run: specs that name the linker
# expect: reported
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
printf '*linker:\n/usr/bin/ld\n\n' >vendor.specs
gcc-12 -specs=$PWD/vendor.specs $HARD $LINK main.o weak.o -o prog
