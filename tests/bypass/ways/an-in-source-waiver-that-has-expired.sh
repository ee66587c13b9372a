# SPDX-License-Identifier: Apache-2.0
# an in-source waiver that has expired
# expect: refused
# names: process.insecure-download|waiver.expired
sed 's|.*system.*|&  // brinell: allow process.insecure-download reason="once" owner="me" expires=2020-01-01|' weak.c >weak1.c
$GATED $HARD -c weak1.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
