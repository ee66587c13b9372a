# SPDX-License-Identifier: Apache-2.0
# run: a precompiled header made before, Clang
# expect: refused
# names: process.insecure-download|evidence\.
# under: run
# needs: clang-14
cp weak.c weak.h
/usr/bin/clang-14 $HARD -x c-header weak.h -o weak.h.pch
echo 'int nothing;' >weak1.c
clang-14 $HARD -include-pch weak.h.pch -c weak1.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
