# SPDX-License-Identifier: Apache-2.0
# run: clang compiles CUDA's language for the host
# expect: refused
# names: process.insecure-download|evidence.unchecked-unit
# under: run
# needs: clang-14
cp weak.c weak.cu; sed -i 's/^void weak/extern "C" void weak/' weak.cu
clang-14 $HARD -x cuda --cuda-host-only -nocudainc -nocudalib -c weak.cu -o weak.o
clang-14 $HARD -c main.c
clang-14 $HARD $LINK main.o weak.o -o prog
