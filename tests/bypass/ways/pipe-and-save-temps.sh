# SPDX-License-Identifier: Apache-2.0
# -pipe and -save-temps
# expect: refused
# names: process.insecure-download
$GATED $HARD -save-temps -pipe -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
