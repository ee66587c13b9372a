# SPDX-License-Identifier: Apache-2.0
# the last option wins: -fno-pie
# expect: refused
# names: hardening.pie
$GATED $HARD -fno-pie -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
