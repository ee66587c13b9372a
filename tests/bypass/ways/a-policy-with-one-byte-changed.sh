# SPDX-License-Identifier: Apache-2.0
# a policy with one byte changed
# expect: fails
# names: bent.bri
cp $SHARE/xiaomi-2.0-high.bri bent.bri
chmod u+w bent.bri
printf 'x' | dd of=bent.bri bs=1 seek=5000 conv=notrunc 2>/dev/null
BRINELL_POLICY=bent.bri $GATED $HARD -c clean.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
