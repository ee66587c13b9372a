# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a shared object with an entry, an initialiser and a filter
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $HARD -fPIC -c fill.c; gcc-12 -shared $SHARED fill.o -Wl,-init,fill,-soname,libf.so -o libf.so
gcc-12 $LINK main.o weak.o -L. -lf -Wl,-rpath,. -o prog
./prog
