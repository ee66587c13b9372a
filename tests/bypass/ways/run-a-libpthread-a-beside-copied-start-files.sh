# SPDX-License-Identifier: Apache-2.0
# run: a libpthread.a beside copied start files
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
mkdir s; cp /usr/lib/x86_64-linux-gnu/*crt1.o /usr/lib/x86_64-linux-gnu/crt[in].o s; ar rcs s/libpthread.a weak.o
gcc-12 $HARD $LINK main.o -Ls -l:libpthread.a -o prog
