# SPDX-License-Identifier: Apache-2.0
# run: gold's --start-lib in a params file
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: ld.gold
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
mkdir -p out/k8; printf -- '-Wl,--start-lib\nweak.o\n-Wl,--end-lib\n-fuse-ld=gold\n' >out/k8/prog-2.params
gcc-12 $LINK main.o @out/k8/prog-2.params -o prog
