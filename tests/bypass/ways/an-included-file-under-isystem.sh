# SPDX-License-Identifier: Apache-2.0
# an included file under -isystem
# expect: refused
# names: process.insecure-download
mkdir sys && cp weak.c sys/body.h && echo '#include <body.h>' >weak1.c
$GATED $HARD -isystem sys -c weak1.c -o weak.o
$GATED $HARD -c main.c
$GATED $HARD $LINK main.o weak.o -o prog
