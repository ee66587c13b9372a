# SPDX-License-Identifier: Apache-2.0
# -B with a linker of one's own, Clang
# expect: refused
# names: evidence.unchecked-unit
# needs: clang-14
mkdir mine && ln -s /usr/bin/ld mine/ld
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED_CLANG $HARD $LINK -B$PWD/mine main.o weak.o -o prog
