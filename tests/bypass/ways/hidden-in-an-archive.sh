# SPDX-License-Identifier: Apache-2.0
# hidden in an archive
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
ar rcs libweak.a weak.o
$GATED $HARD $LINK main.o -L. -lweak -o prog
