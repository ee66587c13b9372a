# SPDX-License-Identifier: Apache-2.0
# run: -fwhole-program over two sources
# expect: refused
# names: process\.insecure-download
# under: run
gcc-12 $HARD $LINK -fwhole-program -flto main.c weak.c -o prog
