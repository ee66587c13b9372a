# SPDX-License-Identifier: Apache-2.0
# a weak shared library
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -fPIC -shared $SHARED weak.o -o prog
