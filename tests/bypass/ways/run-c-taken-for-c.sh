# SPDX-License-Identifier: Apache-2.0
# run: C taken for C++
# expect: refused
# names: process.insecure-download
# under: run
gcc-12 $HARD -x c++ -c weak.c -o weak.o
sed -i 's/^void/extern "C" void/' clean.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
