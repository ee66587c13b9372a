# SPDX-License-Identifier: Apache-2.0
# run: a clean program: identical code folded by gold, sections collected
# expect: passes
# under: run
# needs: ld.gold
cp clean.c weak.c
gcc-12 $HARD -ffunction-sections -fdata-sections -c main.c weak.c
gcc-12 $LINK -fuse-ld=gold -Wl,--icf=all,--gc-sections main.o weak.o -o prog
./prog
