# SPDX-License-Identifier: Apache-2.0
# a prebuilt shared library, linked from a directory below the build's
# expect: reported
# names: vendor/libweak\.so: unknown: .*evidence\.unchecked-unit[\s\S]*1 unknown
mkdir vendor app
$UNGATED -shared -fPIC weak.c -o vendor/libweak.so
$BRINELL run --fail-on unknown -- sh -ec 'cd app
	gcc-12 $HARD -c ../main.c
	gcc-12 $HARD $LINK main.o ../vendor/libweak.so -o ../prog'
