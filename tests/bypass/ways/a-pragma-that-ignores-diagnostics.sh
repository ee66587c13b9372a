# SPDX-License-Identifier: Apache-2.0
# a pragma that ignores diagnostics
# expect: refused
# names: process.insecure-download
(echo '#pragma GCC diagnostic ignored "-Wall"'; echo '#pragma GCC diagnostic ignored "-Wextra"'; cat weak.c) >weak1.c
$GATED $HARD -c weak1.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
