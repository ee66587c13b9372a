# SPDX-License-Identifier: Apache-2.0
# preprocessed beforehand
# expect: refused
# names: process.insecure-download
$UNGATED $HARD -E weak.c -o weak.i
$GATED $HARD -c weak.i
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
