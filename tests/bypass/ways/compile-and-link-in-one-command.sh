# SPDX-License-Identifier: Apache-2.0
# compile and link in one command
# expect: refused
# names: process.insecure-download
$GATED $HARD $LINK main.c weak.c -o prog
