# SPDX-License-Identifier: Apache-2.0
# not stripped
# expect: refused
# names: hardening.stripped
$GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD -pie main.o weak.o -o prog
