# SPDX-License-Identifier: Apache-2.0
# run: code in a linker script's QUAD
# expect: reported
# names: evidence\.unchecked-unit
# under: run
cp clean.c weak.c; gcc-12 $HARD -c main.c
printf 'SECTIONS { .vendor : { weak = .; QUAD(0xc3c3c3c3c3c3c3c3) } } INSERT AFTER .text;\n' >w.ld
$BRINELL run --fail-on unknown -- gcc-12 $LINK main.o -Wl,-T,w.ld -o prog
