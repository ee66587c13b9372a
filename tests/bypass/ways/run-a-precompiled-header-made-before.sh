# SPDX-License-Identifier: Apache-2.0
# run: a precompiled header made before
# expect: refused
# names: process.insecure-download|evidence\.
# under: run
cp weak.c weak.h
/usr/bin/gcc-12 $HARD -x c-header weak.h -o weak.h.gch
echo '#include "weak.h"' >weak1.c
gcc-12 $HARD -c weak1.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
