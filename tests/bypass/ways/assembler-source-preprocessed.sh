# SPDX-License-Identifier: Apache-2.0
# assembler source, preprocessed
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -S weak.c -o weak.S
$GATED -c weak.S
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
