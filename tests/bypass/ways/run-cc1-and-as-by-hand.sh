# SPDX-License-Identifier: Apache-2.0
# run: cc1 and as by hand
# expect: refused
# names: evidence.unchecked-unit
# under: run
$(/usr/bin/gcc-12 -print-prog-name=cc1) -quiet -imultiarch x86_64-linux-gnu -O2 -fPIE -fstack-protector-all weak.c -o weak.s
as weak.s -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
