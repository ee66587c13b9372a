# SPDX-License-Identifier: Apache-2.0
# run: a clean program: the linker's own script by -T
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
/usr/bin/ld -pie --verbose | sed -n '/^====/,/^====/p' | grep -v ==== >own.ld
gcc-12 $LINK -Wl,-T,own.ld main.o weak.o -o prog
./prog
