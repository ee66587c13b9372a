# SPDX-License-Identifier: Apache-2.0
# COMPILER_PATH with a linker of one's own
# expect: refused
# names: evidence.unchecked-unit
mkdir mine && ln -s /usr/bin/ld mine/ld
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
COMPILER_PATH=$PWD/mine $GATED $HARD $LINK main.o weak.o -o prog
