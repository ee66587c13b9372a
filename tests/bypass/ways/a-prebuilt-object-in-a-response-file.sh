# SPDX-License-Identifier: Apache-2.0
# a prebuilt object in a response file
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
echo 'main.o weak.o -o prog' >files
$GATED $HARD $LINK @files
