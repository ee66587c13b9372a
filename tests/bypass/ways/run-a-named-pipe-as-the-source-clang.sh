# SPDX-License-Identifier: Apache-2.0
# run: a named pipe as the source, clang
# expect: refused
# names: process.insecure-download
# under: run
# needs: clang-14
mkfifo pipe
cat weak.c >pipe &
clang-14 $HARD -x c -c pipe -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
