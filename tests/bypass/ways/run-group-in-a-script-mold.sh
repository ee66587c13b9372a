# SPDX-License-Identifier: Apache-2.0
# run: GROUP in a script, mold
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: ld.mold mold
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
printf 'GROUP(weak.o)\n' >w.ld
gcc-12 $HARD $LINK -fuse-ld=mold main.o w.ld -o prog
