# SPDX-License-Identifier: Apache-2.0
# -w, Clang
# expect: refused
# names: process.insecure-download
# needs: clang-14
$GATED_CLANG $HARD -w -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
