# SPDX-License-Identifier: Apache-2.0
# run: a Makefile with an absolute compiler
# expect: refused
# names: process.insecure-download|evidence.unchecked-unit
printf 'prog: main.c weak.c\n\t/usr/bin/gcc-12 $(F) main.c weak.c -o prog\n' >Makefile
$BRINELL run -- make F="$HARD $LINK"
