# SPDX-License-Identifier: Apache-2.0
# run: a libssp_nonshared.a of one's own
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
ar rcs libssp_nonshared.a weak.o; rm weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK -L. main.o -lssp_nonshared -o prog
