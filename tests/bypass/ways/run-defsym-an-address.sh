# SPDX-License-Identifier: Apache-2.0
# run: --defsym, an address
# expect: reported
# names: unknown: .*evidence.unchecked-unit
cat >way.sh <<'WAY'
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o -Wl,--defsym=weak=0x40001000 -o prog
WAY
$BRINELL run --fail-on unknown -- sh -e way.sh
