# SPDX-License-Identifier: Apache-2.0
# run: a program that is linked in meson-private and copied
# expect: reported
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c

mkdir meson-private
gcc-12 $LINK main.o weak.o -o meson-private/prog; cp meson-private/prog prog
