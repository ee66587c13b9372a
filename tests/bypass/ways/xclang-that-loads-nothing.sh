# SPDX-License-Identifier: Apache-2.0
# -Xclang that loads nothing
# expect: refused
# names: .
# needs: clang-14
$GATED_CLANG $HARD -Xclang -clear-ast-before-backend -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
