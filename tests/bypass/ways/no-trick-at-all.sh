# SPDX-License-Identifier: Apache-2.0
# no trick at all
# expect: refused
# names: process.insecure-download
$GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
