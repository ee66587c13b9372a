# SPDX-License-Identifier: Apache-2.0
# run: -no-integrated-as
# expect: refused
# names: process.insecure-download
# under: run
# needs: clang-14
clang-14 $HARD -no-integrated-as -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
