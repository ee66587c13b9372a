# SPDX-License-Identifier: Apache-2.0
# a complete in-source waiver
# expect: passes
sed 's|.*system.*|&  // brinell: allow process.insecure-download reason="a test" owner="me" expires=2099-01-01|' weak.c >weak1.c
$GATED $HARD -c weak1.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
./prog
