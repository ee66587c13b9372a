# SPDX-License-Identifier: Apache-2.0
# dressed up as a configure test
# expect: refused
# names: process.insecure-download|evidence.off|evidence.unchecked-unit
cp weak.c conftest.c
$GATED $HARD -c conftest.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
