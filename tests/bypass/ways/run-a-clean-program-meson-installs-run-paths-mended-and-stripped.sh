# SPDX-License-Identifier: Apache-2.0
# run: a clean program: meson installs, run paths mended and stripped
# expect: passes
# under: run
# needs: meson ninja
cp clean.c weak.c
printf "project('p','c')\nw=shared_library('w','weak.c',install:true)\nexecutable('prog','main.c',link_with:w,install:true)\n" >meson.build
CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$SHARED" meson setup b >/dev/null; ninja -C b >/dev/null; DESTDIR=$PWD/i meson install -C b --strip >/dev/null; cp i/usr/local/bin/prog prog
