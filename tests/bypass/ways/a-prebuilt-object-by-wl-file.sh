# SPDX-License-Identifier: Apache-2.0
# a prebuilt object by -Wl,@file
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
echo weak.o >files
$GATED $HARD $LINK main.o -Wl,@files -o prog
