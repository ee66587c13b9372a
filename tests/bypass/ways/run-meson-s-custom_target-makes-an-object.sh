# SPDX-License-Identifier: Apache-2.0
# run: Meson's custom_target makes an object
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: meson
cp clean.c weak.c
printf "project('p','c')\nw=custom_target('w',output:'w.o',input:'weak.c',command:['/usr/bin/gcc-12','-c','@INPUT@','-o','@OUTPUT@','-O2','-fPIE'])\nexecutable('prog','main.c',w)\n" >meson.build
CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$LINK" meson setup b >/dev/null; ninja -C b; mv b/prog prog
