# SPDX-License-Identifier: Apache-2.0
# run: a clean archive of ar P
# expect: passes
mkdir -p one/two
cp clean.c weak.c
$BRINELL run -- sh -ec 'gcc-12 $HARD -c main.c; gcc-12 $HARD -c weak.c -o one/two/weak.o; ar rcsP libweak.a one/two/weak.o
	gcc-12 $HARD $LINK main.o libweak.a -o prog'
./prog
