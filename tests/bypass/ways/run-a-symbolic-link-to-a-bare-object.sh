# SPDX-License-Identifier: Apache-2.0
# run: a symbolic link to a bare object
# expect: refused
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
mv weak.o hidden
ln -s hidden weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
