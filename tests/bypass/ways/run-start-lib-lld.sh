# SPDX-License-Identifier: Apache-2.0
# run: --start-lib, lld
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: ld.lld
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK -fuse-ld=lld main.o -Wl,--start-lib weak.o -Wl,--end-lib -o prog
