# SPDX-License-Identifier: Apache-2.0
# -fmax-errors=1 and -fpermissive-like leniency
# expect: refused
# names: process.insecure-download
$GATED $HARD -fmax-errors=1 -fno-diagnostics-show-caret -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
