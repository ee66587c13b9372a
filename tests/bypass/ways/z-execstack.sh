# SPDX-License-Identifier: Apache-2.0
# -z execstack
# expect: refused
# names: hardening.noexecstack
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK -Wl,-z,execstack main.o weak.o -o prog
