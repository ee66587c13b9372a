# SPDX-License-Identifier: Apache-2.0
# run: an object that is named like an archive's member
# expect: refused
# names: evidence\.unchecked-unit
# under: run
mkdir v; cp clean.c v/weak.c; (cd v; gcc-12 $HARD -c weak.c; ar rcs libx.a weak.o); mv v/libx.a .
/usr/bin/gcc-12 $HARD -c weak.c -o 'libx.a(weak.o)'
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o './libx.a(weak.o)' -o prog
