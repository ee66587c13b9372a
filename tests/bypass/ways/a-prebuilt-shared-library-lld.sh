# SPDX-License-Identifier: Apache-2.0
# a prebuilt shared library, lld
# expect: reported
# names: vendor/libweak\.so: unknown: .*no judged link made.*evidence\.unchecked-unit[\s\S]*note: 'prog' is linked against it[\s\S]*0 errors, 0 warnings, 0 waived, 1 unknown
# needs: ld.lld
mkdir vendor
$UNGATED -shared -fPIC weak.c -o vendor/libweak.so -Wl,-soname,libweak.so.1
$UNGATED -shared -fPIC fill.c -o vendor/libfill.so
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c main.c
	gcc-12 $HARD $LINK -fuse-ld=lld main.o -Lvendor -lweak -Wl,--as-needed -lfill -o prog'
