# SPDX-License-Identifier: Apache-2.0
# run: ld -r with a bare unit of data, then strip -g
# expect: reported
# names: all\.o: unknown: .*names were stripped.*evidence\.unchecked-unit[\s\S]*note: linked into 'prog'[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c; gcc-12 $HARD -c clean.c; gcc-12 $HARD -c fill.c
	echo "extern const unsigned char key[16]; const unsigned char key[16] = {7, 3, 1, 200, 4};" >key.c; /usr/bin/gcc-12 $HARD -c key.c
	/usr/bin/ld -r fill.o key.o -o all.o; strip -g all.o
	gcc-12 $HARD $LINK main.o clean.o all.o -o prog' 
