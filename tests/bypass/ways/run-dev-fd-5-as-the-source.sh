# SPDX-License-Identifier: Apache-2.0
# run: /dev/fd/5 as the source
# expect: refused
# names: process.insecure-download|evidence.off
# under: run
gcc-12 $HARD -x c -c /dev/fd/5 -o weak.o 5<weak.c
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
