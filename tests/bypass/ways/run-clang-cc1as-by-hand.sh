# SPDX-License-Identifier: Apache-2.0
# run: clang -cc1as by hand
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: clang-14
/usr/bin/clang-14 $HARD -S weak.c
clang-14 -cc1as -triple x86_64-pc-linux-gnu -filetype obj weak.s -o weak.o
clang-14 $HARD -c main.c
clang-14 $LINK main.o weak.o -o prog
