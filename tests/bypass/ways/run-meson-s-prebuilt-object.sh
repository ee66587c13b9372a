# SPDX-License-Identifier: Apache-2.0
# run: meson's prebuilt object
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: meson ninja
/usr/bin/gcc-12 $HARD -c weak.c
printf "project('p','c')\nexecutable('prog','main.c',objects:['weak.o'])\n" >meson.build
CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$LINK" meson setup b >/dev/null; ninja -C b; cp b/prog prog
