# SPDX-License-Identifier: Apache-2.0
# a linker first in PATH
# expect: refused
# names: evidence.unchecked-unit
mkdir mine && ln -s /usr/bin/ld mine/ld
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
PATH=$PWD/mine:$PATH $GATED $HARD $LINK main.o weak.o -o prog
