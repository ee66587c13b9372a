# SPDX-License-Identifier: Apache-2.0
# LTO, the weak unit
# expect: refused
# names: process.insecure-download
$GATED $HARD -flto -c weak.c
$GATED $HARD -flto -c main.c
$GATED $HARD $LINK -flto main.o weak.o -o prog
