# SPDX-License-Identifier: Apache-2.0
# another linker, Clang
# expect: refused
# names: evidence.unchecked-unit
# needs: clang-14
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED_CLANG $HARD $LINK -fuse-ld=lld main.o weak.o -o prog
