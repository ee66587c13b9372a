# SPDX-License-Identifier: Apache-2.0
# an empty policy
# expect: fails
# names: empty.bri
: >empty.bri
BRINELL_POLICY=empty.bri $GATED $HARD -c weak.c
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
