# SPDX-License-Identifier: Apache-2.0
# -Wno-error and -Wno-everything, Clang
# expect: refused
# names: process.insecure-download
# needs: clang-14
$GATED_CLANG $HARD -Wno-error -Wno-everything -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
