# SPDX-License-Identifier: Apache-2.0
# run: a clean program
# expect: passes
printf 'prog: main.c clean.c\n\t$(CC) $(F) main.c clean.c -o prog\n' >Makefile
$BRINELL run -- make F="$HARD $LINK"
./prog
