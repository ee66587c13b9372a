# SPDX-License-Identifier: Apache-2.0
# assembler source
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -S weak.c
$GATED -c weak.s
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
