# SPDX-License-Identifier: Apache-2.0
# run: -Wl,@file in an @file, with quotes
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
mkdir 'a b'; cp weak.o 'a b/w.o'; printf '"a b/w.o"\n' >one; printf '@one' >two
gcc-12 $HARD $LINK main.o -Wl,@two -o prog
