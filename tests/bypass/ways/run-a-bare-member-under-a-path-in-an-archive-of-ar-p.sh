# SPDX-License-Identifier: Apache-2.0
# run: a bare member under a path in an archive of ar P
# expect: refused
# names: evidence\.unchecked-unit
mkdir -p one/two
$BRINELL run -- sh -ec 'gcc-12 $HARD -c main.c; /usr/bin/gcc-12 $HARD -c weak.c -o one/two/weak.o; ar rcsP libweak.a one/two/weak.o
	gcc-12 $HARD $LINK main.o libweak.a -o prog' 
