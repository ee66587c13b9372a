# SPDX-License-Identifier: Apache-2.0
# run: clang emits its bitcode beside, and it is linked by another clang
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download
# under: run
# needs: clang-19
/usr/bin/clang-19 $HARD -c weak.c
clang-14 $HARD -c main.c
clang-14 $LINK main.o weak.o -o prog
