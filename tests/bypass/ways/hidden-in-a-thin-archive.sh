# SPDX-License-Identifier: Apache-2.0
# hidden in a thin archive
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
ar rcsT libweak.a weak.o
$GATED $HARD $LINK main.o -L. -lweak -o prog
