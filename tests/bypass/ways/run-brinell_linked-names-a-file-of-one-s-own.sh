# SPDX-License-Identifier: Apache-2.0
# run: BRINELL_LINKED names a file of one's own
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c; touch own
env -i PATH=/usr/bin BRINELL_LINKED=$PWD/own gcc-12 $HARD $LINK main.c weak.c -o prog
