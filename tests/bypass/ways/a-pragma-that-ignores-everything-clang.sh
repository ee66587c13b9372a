# SPDX-License-Identifier: Apache-2.0
# a pragma that ignores everything, Clang
# expect: refused
# names: process.insecure-download
# needs: clang-14
(echo '#pragma clang diagnostic ignored "-Weverything"'; cat weak.c) >weak1.c
$GATED_CLANG $HARD -c weak1.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
