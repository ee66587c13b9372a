# SPDX-License-Identifier: Apache-2.0
# another linker by a versioned name, clang
# expect: refused
# names: evidence.unchecked-unit
# needs: ld.lld-14
$UNGATED_CLANG $HARD -c weak.c
$GATED_CLANG $HARD -c main.c
$GATED_CLANG $HARD $LINK -fuse-ld=lld-14 main.o weak.o -o prog
