# SPDX-License-Identifier: Apache-2.0
# run: a bare unit's names made weak, joined to a checked one and stripped
# expect: reported
# names: evidence\.unchecked-unit|process\.insecure-download
# under: run
/usr/bin/gcc-12 $HARD -c weak.c -o b.o
cp clean.c weak.c; gcc-12 $HARD -c main.c weak.c
/usr/bin/ld -r b.o weak.o -z muldefs -o all.o; objcopy --weaken all.o; strip --strip-debug all.o
$BRINELL run --fail-on unknown -- gcc-12 $LINK main.o all.o -o prog
