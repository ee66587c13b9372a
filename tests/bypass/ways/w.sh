# SPDX-License-Identifier: Apache-2.0
# -w
# expect: refused
# names: process.insecure-download
$GATED $HARD -w -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
