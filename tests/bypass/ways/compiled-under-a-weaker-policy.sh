# SPDX-License-Identifier: Apache-2.0
# compiled under a weaker policy
# expect: refused
# names: evidence.policy-mismatch
BRINELL_POLICY=xiaomi-2.0-low $GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
