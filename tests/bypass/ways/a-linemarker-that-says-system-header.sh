# SPDX-License-Identifier: Apache-2.0
# a linemarker that says system header
# expect: refused
# names: process.insecure-download
(echo '# 1 "/usr/include/weak.h" 1 3'; cat weak.c) >weak1.c
$GATED $HARD -c weak1.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
