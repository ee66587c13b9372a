# SPDX-License-Identifier: Apache-2.0
# response file in a response file
# expect: refused
# names: process.insecure-download
echo "$HARD -c weak.c" >inner
echo @inner >outer
$GATED @outer
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
