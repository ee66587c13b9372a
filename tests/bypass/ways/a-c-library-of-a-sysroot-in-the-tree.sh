# SPDX-License-Identifier: Apache-2.0
# a C library of a sysroot in the tree
# expect: passes
mkdir root
for name in libc.so.6 libm.so.6 ld-linux-x86-64.so.2; do
	cp -L "$(gcc-12 -print-file-name=$name)" root
done
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 $HARD -c clean.c main.c
	gcc-12 $HARD $LINK main.o clean.o -Wl,--no-as-needed root/libm.so.6 -o prog' 2>said || { cat said; exit 1; }
readelf -d prog | grep -q 'NEEDED.*libm.so.6'
