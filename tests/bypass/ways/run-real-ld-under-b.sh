# SPDX-License-Identifier: Apache-2.0
# run: real-ld under -B
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
mkdir b; ln -s /usr/bin/ld b/real-ld
gcc-12 $HARD $LINK -B$PWD/b/ main.o weak.o -o prog
