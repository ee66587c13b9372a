# SPDX-License-Identifier: Apache-2.0
# a question that links all the same: bfd
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED -fuse-ld=bfd $HARD $LINK -Wl,--print-output-format main.o weak.o -o prog
