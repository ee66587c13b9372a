# SPDX-License-Identifier: Apache-2.0
# fat LTO without the linker's plugin
# expect: refused
# names: evidence.unchecked-unit
$UNGATED $HARD -flto -ffat-lto-objects -c weak.c
$GATED $HARD -flto -ffat-lto-objects -c main.c
$GATED $HARD $LINK -flto -fno-use-linker-plugin main.o weak.o -o prog
