# SPDX-License-Identifier: Apache-2.0
# response file for the compiler
# expect: refused
# names: process.insecure-download
echo "$HARD -c weak.c" >arguments
$GATED @arguments
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
