# SPDX-License-Identifier: Apache-2.0
# run: -z,defs off and a library that is needed of a needed one
# expect: reported
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 -O2 -fPIC -c weak.c -o v.o; mkdir v; /usr/bin/ld -shared v.o -soname libv.so -o v/libv.so; rm v.o; touch -d 2020-01-01 v/libv.so
gcc-12 $HARD -fPIC -c fill.c; gcc-12 $HARD -c main.c
$BRINELL run --fail-on unknown -- sh -ec 'gcc-12 -shared $SHARED fill.o -Wl,--no-as-needed -Lv -lv -Wl,-soname,libf.so -o libf.so
gcc-12 $LINK main.o -L. -lf -Wl,-rpath-link,v,--copy-dt-needed-entries -Wl,-rpath,.:v -o prog'
