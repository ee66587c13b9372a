# SPDX-License-Identifier: Apache-2.0
# -no-pie at the link
# expect: refused
# names: hardening.pie
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK -no-pie main.o weak.o -o prog
