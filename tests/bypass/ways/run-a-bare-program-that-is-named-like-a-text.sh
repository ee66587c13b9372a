# SPDX-License-Identifier: Apache-2.0
# run: a bare program that is named like a text
# expect: reported
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD $LINK main.c weak.c -o data.txt; chmod 644 data.txt; : >prog
