# SPDX-License-Identifier: Apache-2.0
# run: -wrapper env -u COMPILER_PATH at the link
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c; X="-wrapper env,-u,COMPILER_PATH"
gcc-12 $HARD -c main.c
gcc-12 $X $LINK main.o weak.o -o prog
