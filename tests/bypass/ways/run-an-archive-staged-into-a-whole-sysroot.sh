# SPDX-License-Identifier: Apache-2.0
# run: an archive staged into a whole sysroot
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
mkdir -p sr/usr/lib; d=/usr/lib/x86_64-linux-gnu; cp $d/Scrt1.o $d/crt1.o $d/crti.o $d/crtn.o $d/libc_nonshared.a sr/usr/lib/; ar rcs sr/usr/lib/libvendor.a weak.o; rm weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK -Bsr/usr/lib/ -Lsr/usr/lib main.o -lvendor -o prog
