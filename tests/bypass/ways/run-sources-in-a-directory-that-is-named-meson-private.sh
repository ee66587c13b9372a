# SPDX-License-Identifier: Apache-2.0
# run: sources in a directory that is named meson-private
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download|evidence\.off
# under: run
mkdir meson-private; mv weak.c meson-private/
gcc-12 $HARD -c meson-private/weak.c -o weak.o
gcc-12 $HARD -c main.c
gcc-12 $LINK main.o weak.o -o prog
