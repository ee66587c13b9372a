# SPDX-License-Identifier: Apache-2.0
# an in-source waiver without a reason
# expect: refused
# names: process.insecure-download|waiver.incomplete
sed 's|.*system.*|&  // brinell: allow process.insecure-download|' weak.c >weak1.c
$GATED $HARD -c weak1.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
