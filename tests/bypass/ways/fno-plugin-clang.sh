# SPDX-License-Identifier: Apache-2.0
# -fno-plugin, Clang
# expect: refused
# names: .
# needs: clang-14
$GATED_CLANG $HARD -fno-plugin -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
