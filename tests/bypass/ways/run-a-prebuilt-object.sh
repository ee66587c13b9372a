# SPDX-License-Identifier: Apache-2.0
# run: a prebuilt object
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
printf 'prog: main.c\n\t$(CC) $(F) main.c weak.o -o prog\n' >Makefile
$BRINELL run -- make F="$HARD $LINK"
