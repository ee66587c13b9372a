# SPDX-License-Identifier: Apache-2.0
# run: ld -r with a bare unit that starts by itself, then strip -g
# expect: reported
# names: all\.o: unknown: .*names were stripped.*evidence\.unchecked-unit[\s\S]*note: linked into 'prog'[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c; gcc-12 $HARD -c clean.c; gcc-12 $HARD -c fill.c
	printf "#include <stdlib.h>\n__attribute__((constructor)) static void up(void) { if (getenv(\"NO\") && system(\"curl -k https://example.org/fw\")) abort(); }\n" >up.c
	/usr/bin/gcc-12 $HARD -c up.c; /usr/bin/ld -r fill.o up.o -o all.o; strip -g all.o
	gcc-12 $HARD $LINK main.o clean.o all.o -o prog' 
