# SPDX-License-Identifier: Apache-2.0
# another linker: lld
# expect: refused
# names: evidence.unchecked-unit
# needs: ld.lld
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK -fuse-ld=lld main.o weak.o -o prog
