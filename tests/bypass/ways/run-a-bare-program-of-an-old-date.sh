# SPDX-License-Identifier: Apache-2.0
# run: a bare program of an old date
# expect: reported
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD $LINK main.c weak.c -o prog; touch -d 2001-01-01 prog
