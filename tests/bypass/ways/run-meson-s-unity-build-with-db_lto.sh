# SPDX-License-Identifier: Apache-2.0
# run: Meson's unity build with -Db_lto
# expect: refused
# names: process.insecure-download
# under: run
# needs: meson ninja
printf "project('p','c')\nexecutable('prog','main.c','weak.c')\n" >meson.build
CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$LINK" meson setup b --unity=on -Db_lto=true >/dev/null; ninja -C b; cp b/prog prog
