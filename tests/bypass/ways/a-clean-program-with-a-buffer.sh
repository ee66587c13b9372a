# SPDX-License-Identifier: Apache-2.0
# a clean program with a buffer
# expect: passes
$GATED $HARD -DATTRIBUTE= -c buffer.c
$GATED $HARD -c fill.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o fill.o buffer.o -o prog
./prog
