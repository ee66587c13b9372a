# SPDX-License-Identifier: Apache-2.0
# another linker: mold
# expect: refused
# names: evidence.unchecked-unit
# needs: ld.mold
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK -fuse-ld=mold main.o weak.o -o prog
