# SPDX-License-Identifier: Apache-2.0
# a linker by its path, Clang
# expect: refused
# names: evidence.unchecked-unit
# needs: clang-14
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED_CLANG $HARD $LINK --ld-path=/usr/bin/ld main.o weak.o -o prog
