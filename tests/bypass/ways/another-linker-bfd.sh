# SPDX-License-Identifier: Apache-2.0
# another linker: bfd
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK -fuse-ld=bfd main.o weak.o -o prog
