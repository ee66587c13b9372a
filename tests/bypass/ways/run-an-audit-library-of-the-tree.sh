# SPDX-License-Identifier: Apache-2.0
# run: an audit library of the tree
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c; gcc-12 $HARD -c main.c weak.c; printf 'unsigned la_version(unsigned v) { return v; }\n' >a.c; /usr/bin/gcc-12 -O2 -fPIC -c a.c; /usr/bin/ld -shared a.o -o libaudit.so; touch -d 2020-01-01 libaudit.so
gcc-12 $LINK main.o weak.o -Wl,--audit=$PWD/libaudit.so -o prog
