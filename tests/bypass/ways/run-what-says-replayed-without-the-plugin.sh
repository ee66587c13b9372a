# SPDX-License-Identifier: Apache-2.0
# run: what -### says, replayed without the plugin
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c; gcc-12 $HARD -c weak.c -### 2>x; grep -E 'cc1|/as|^ as' x | sed 's/"-fplugin[^"]*"//g; s/"-iplugindir[^"]*"//g' >y; sh -e y
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
