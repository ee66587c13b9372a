# SPDX-License-Identifier: Apache-2.0
# another linker by --ld-path's name, clang
# expect: refused
# names: evidence.unchecked-unit
# needs: ld.lld
$UNGATED_CLANG $HARD -c weak.c
$GATED_CLANG $HARD -c main.c
$GATED_CLANG $HARD $LINK --ld-path=ld.lld -fuse-ld=gold main.o weak.o -o prog
