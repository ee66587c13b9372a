# SPDX-License-Identifier: Apache-2.0
# shared libraries of this build, of an earlier one, and of the distribution
# expect: passes
unset BRINELL_REPORT_DIR
mkdir mine
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -fPIC -c clean.c
	gcc-12 -shared $SHARED clean.o -o mine/libweak.so
	gcc-12 $HARD -c main.c
	gcc-12 $HARD $LINK main.o -Lmine -lweak -lm -o prog'
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c
	gcc-12 $HARD $LINK main.o -Lmine -lweak -lm -o prog' 2>said
! grep unknown: said
