# SPDX-License-Identifier: Apache-2.0
# run: a clean program of slim LTO objects joined twice
# expect: passes
cp clean.c weak.c
$BRINELL run --fail-on unknown -- sh -ec 'for i in main fill weak; do gcc-12 $HARD -flto -c $i.c; done
	gcc-12 $HARD -flto -r -nostdlib fill.o weak.o -o both.o; gcc-12 $HARD -flto -r -nostdlib both.o main.o -o all.o
	gcc-12 $HARD -flto $LINK all.o -o prog'
./prog
