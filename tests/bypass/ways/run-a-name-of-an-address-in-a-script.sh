# SPDX-License-Identifier: Apache-2.0
# run: a name of an address in a script
# expect: reported
# names: unknown: .*evidence.unchecked-unit
cat >way.sh <<'WAY'
echo 'weak = 0x40001000;' >rom.ld
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o rom.ld -o prog
WAY
$BRINELL run --fail-on unknown -- sh -e way.sh
