# SPDX-License-Identifier: Apache-2.0
# run: make -i goes on after errors
# expect: refused
# names: process.insecure-download
printf 'prog: main.c weak.c\n\t$(CC) $(F) main.c weak.c -o prog\n' >Makefile
$BRINELL run -- make -i F="$HARD $LINK"
