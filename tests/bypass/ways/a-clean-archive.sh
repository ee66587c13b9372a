# SPDX-License-Identifier: Apache-2.0
# a clean archive
# expect: passes
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
ar rcs libweak.a weak.o
$GATED $HARD $LINK main.o -L. -lweak -o prog
./prog
