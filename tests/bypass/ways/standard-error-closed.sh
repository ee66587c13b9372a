# SPDX-License-Identifier: Apache-2.0
# standard error closed
# expect: refused
# names: process.insecure-download
$GATED $HARD -c weak.c 2>/dev/null || { echo 'refused [process.insecure-download]'; exit 1; }
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
