# SPDX-License-Identifier: Apache-2.0
# run: a COMDAT's winner is an unchecked unit's
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: g++-12
printf 'inline int one() { return 1; }\nint own();\nint own() { return one(); }\n' >own.cpp; printf 'inline int one() { return 1; }\nextern "C" void weak();\nint own();\nextern "C" void weak() { if (own() != one()) __builtin_trap(); }\n' >w.cpp
/usr/bin/g++-12 $HARD -c own.cpp; g++-12 $HARD -c w.cpp
gcc-12 $HARD -c main.c
gcc-12 $LINK own.o main.o w.o -o prog
