# SPDX-License-Identifier: Apache-2.0
# run: meson's b_pie=false and c_args of a target
# expect: refused
# names: hardening\.stack-protector|hardening\.pie
# under: run
# needs: meson ninja
cp frame.c weak.c
printf "project('p','c',default_options:['b_pie=false'])\nexecutable('prog','main.c','weak.c',c_args:['-fno-stack-protector'])\n" >meson.build
CC=gcc-12 CFLAGS="$HARD" LDFLAGS="$LINK" meson setup b >/dev/null; ninja -C b; cp b/prog prog
