# SPDX-License-Identifier: Apache-2.0
# source on standard input
# expect: refused
# names: process.insecure-download|evidence.off|evidence.unchecked-unit
$GATED $HARD -x c -c - -o weak.o <weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
