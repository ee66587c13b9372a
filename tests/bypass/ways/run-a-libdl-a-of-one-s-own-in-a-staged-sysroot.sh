# SPDX-License-Identifier: Apache-2.0
# run: a libdl.a of one's own in a staged sysroot
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
mkdir -p sr/usr/lib; ar rcs sr/usr/lib/libdl.a weak.o; rm weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK -Lsr/usr/lib main.o -Wl,-Bstatic -ldl -Wl,-Bdynamic -o prog
