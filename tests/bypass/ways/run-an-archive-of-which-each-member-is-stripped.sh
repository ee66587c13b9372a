# SPDX-License-Identifier: Apache-2.0
# run: an archive of which each member is stripped
# expect: reported
# names: liball\.a: unknown: .*names were stripped.*evidence\.unchecked-unit[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c; gcc-12 $HARD -c fill.c; gcc-12 $HARD -c frame.c -o weak.o -Dfill=other
	ar rcs liball.a fill.o weak.o; strip -g liball.a
	gcc-12 $HARD $LINK main.o liball.a -Wl,-u,fill -o prog'
