# SPDX-License-Identifier: Apache-2.0
# run: SEARCH_DIR and INPUT(-lweak)
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
mkdir v; ar rcs v/libweak.a weak.o; echo 'SEARCH_DIR(v) INPUT(-lweak)' >w.ld
gcc-12 $HARD $LINK main.o w.ld -o prog
