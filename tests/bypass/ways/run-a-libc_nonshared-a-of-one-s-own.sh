# SPDX-License-Identifier: Apache-2.0
# run: a libc_nonshared.a of one's own
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
cp /usr/lib/x86_64-linux-gnu/libc_nonshared.a .; ar q libc_nonshared.a weak.o; ranlib libc_nonshared.a
gcc-12 $HARD $LINK main.o ./libc_nonshared.a -o prog
