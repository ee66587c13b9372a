# SPDX-License-Identifier: Apache-2.0
# run: ld called by hand
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$UNGATED $HARD -c main.c
printf 'prog:\n\tld -r main.o weak.o -o prog\n' >Makefile
$BRINELL run -- make
