# SPDX-License-Identifier: Apache-2.0
# run: COMPILER_PATH unset
# expect: reported
# names: evidence.unchecked-unit
# under: run
unset COMPILER_PATH
/usr/bin/gcc-12 $HARD $LINK main.c weak.c -o prog
