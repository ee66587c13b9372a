# SPDX-License-Identifier: Apache-2.0
# run: a configure test that is left
# expect: reported
# names: evidence.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o conftest
ln -s conftest prog
