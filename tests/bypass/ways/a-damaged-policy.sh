# SPDX-License-Identifier: Apache-2.0
# a damaged policy
# expect: fails
# names: cut.bri
head -c 3000 $SHARE/xiaomi-2.0-high.bri >cut.bri
BRINELL_POLICY=cut.bri $GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
