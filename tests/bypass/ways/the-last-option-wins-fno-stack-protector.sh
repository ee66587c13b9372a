# SPDX-License-Identifier: Apache-2.0
# the last option wins: -fno-stack-protector
# expect: refused
# names: hardening.stack-protector
$GATED $HARD -fno-stack-protector -c weak.c clean.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
