# SPDX-License-Identifier: Apache-2.0
# run: clang's -fno-integrated-cc1 with -B
# expect: refused
# names: process\.insecure-download|evidence\.unchecked-unit
# under: run
# needs: clang-14
clang-14 -fno-integrated-cc1 $HARD -c weak.c
clang-14 $HARD -c main.c
clang-14 $LINK main.o weak.o -o prog
