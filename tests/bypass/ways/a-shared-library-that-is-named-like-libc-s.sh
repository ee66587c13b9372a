# SPDX-License-Identifier: Apache-2.0
# a prebuilt shared library that is named like the C library's
# expect: reported
# names: vendor/libm\.so\.6: unknown: .*evidence\.unchecked-unit
mkdir vendor
$UNGATED -shared -fPIC weak.c -o vendor/libm.so.6 -Wl,-soname,libm.so.6
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c
	gcc-12 $HARD $LINK main.o vendor/libm.so.6 -o prog'
