# SPDX-License-Identifier: Apache-2.0
# run: ld -r, one name kept, and strip --strip-unneeded
# expect: reported
# names: all\.o: unknown: .*names were stripped.*evidence\.unchecked-unit[\s\S]*note: linked into 'prog'[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c; gcc-12 $HARD -c fill.c; /usr/bin/gcc-12 $HARD -c weak.c
	/usr/bin/ld -r fill.o weak.o -o all.o; objcopy --keep-global-symbol=weak --strip-unneeded all.o
	gcc-12 $HARD $LINK main.o all.o -o prog' 
