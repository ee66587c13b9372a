# SPDX-License-Identifier: Apache-2.0
# run: meson with a vendor's archive
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: meson ninja
/usr/bin/gcc-12 $HARD -c weak.c; ar rcs libvendor.a weak.o; rm weak.o
printf "project('p','c')\nl=meson.get_compiler('c').find_library('vendor',dirs:meson.current_source_dir())\nexecutable('prog','main.c',dependencies:l)\n" >meson.build
CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$LINK" meson setup b >/dev/null; ninja -C b; cp b/prog prog
