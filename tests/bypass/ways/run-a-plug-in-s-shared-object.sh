# SPDX-License-Identifier: Apache-2.0
# run: a plug-in's shared object
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
sed -i 's/weak()/(void)argc/' main.c
gcc-12 -shared $SHARED weak.o -o prog
