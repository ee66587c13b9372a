# SPDX-License-Identifier: Apache-2.0
# run: --just-symbols of a ROM from elsewhere
# expect: reported
# names: unknown: .*'weak'.*evidence.unchecked-unit
cp clean.c weak.c
rom=$(mktemp -d)
gcc-12 -O2 -c weak.c && ld -Ttext=0x10000 -e 0 weak.o -o "$rom/rom.elf"
rm weak.o
$BRINELL run --fail-on unknown -- sh -ec "gcc-12 \$HARD -c main.c; gcc-12 \$LINK main.o -Wl,--just-symbols='$rom/rom.elf' -o prog"
