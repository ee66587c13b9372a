# SPDX-License-Identifier: Apache-2.0
# run: clang as another driver
# expect: refused
# names: process\.insecure-download
# under: run
# needs: clang-14
clang-14 --driver-mode=g++ $HARD -x c -c weak.c
clang-14 $HARD -c main.c
clang-14 $LINK main.o weak.o -o prog
