# SPDX-License-Identifier: Apache-2.0
# named crt1.o, in another directory
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
mkdir lib && mv weak.o lib/crti.o
$GATED $HARD $LINK main.o lib/crti.o -o prog
