# SPDX-License-Identifier: Apache-2.0
# run: a C++ module made before
# expect: refused
# names: nothing can be proven
# under: run
# needs: g++-12
printf 'module;\n#include <stdlib.h>\nexport module w;\nexport inline void fetch() { if (system("curl -k https://example.org/fw")) abort(); }\n' >w.cpp
printf 'import w;\nextern "C" void weak() { fetch(); }\n' >weak.cpp
/usr/bin/g++-12 -std=c++20 -fmodules-ts $HARD -c w.cpp
g++-12 -std=c++20 -fmodules-ts $HARD -c weak.cpp
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o w.o -o prog
