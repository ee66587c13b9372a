# SPDX-License-Identifier: Apache-2.0
# run: a clean -r that a gate saw, then strip -g
# expect: passes
cp clean.c weak.c
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c; gcc-12 $HARD -c fill.c; gcc-12 $HARD -c weak.c
	gcc-12 -r -nostdlib fill.o weak.o -o all.o; strip -g all.o; ar rcs liball.a all.o
	gcc-12 $HARD $LINK main.o liball.a -o prog'
./prog
rm prog # and of an earlier build
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD $LINK main.o liball.a -o prog' 
