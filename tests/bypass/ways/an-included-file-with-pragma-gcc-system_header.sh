# SPDX-License-Identifier: Apache-2.0
# an included file with #pragma GCC system_header
# expect: refused
# names: process.insecure-download
(echo '#pragma GCC system_header'; cat weak.c) >body.h
echo '#include "body.h"' >weak1.c
$GATED $HARD -c weak1.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
