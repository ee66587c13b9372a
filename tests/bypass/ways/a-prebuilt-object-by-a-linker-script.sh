# SPDX-License-Identifier: Apache-2.0
# a prebuilt object by a linker script
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -c weak.c
$GATED $HARD -c main.c
echo 'INPUT(weak.o)' >weak.ld
$GATED $HARD $LINK main.o weak.ld -o prog
