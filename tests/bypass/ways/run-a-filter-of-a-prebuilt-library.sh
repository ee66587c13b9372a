# SPDX-License-Identifier: Apache-2.0
# run: a filter of a prebuilt library
# expect: reported
# names: evidence\.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 -O2 -fPIC -c weak.c -o v.o; /usr/bin/ld -shared v.o -soname libvendor.so -o libvendor.so; rm v.o; touch -d 2020-01-01 libvendor.so
gcc-12 $HARD -fPIC -c weak.c; gcc-12 $HARD -c main.c
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 -shared $SHARED weak.o -Wl,--filter,libvendor.so,-soname,libweak.so -o libweak.so
gcc-12 $LINK main.o -L. -lweak -Wl,-rpath,. -o prog'
