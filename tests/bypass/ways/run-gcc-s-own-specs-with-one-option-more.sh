# SPDX-License-Identifier: Apache-2.0
# run: GCC's own specs with one option more
# expect: refused
# names: hardening\.stack-protector
# under: run
gcc-12 -dumpspecs | sed 's/^%(cc1_cpu)/-fno-stack-protector %(cc1_cpu)/; s/%{!fsyntax-only:%{S/-fno-stack-protector %{!fsyntax-only:%{S/; /^\*cc1_options:/{n;s/$/ -fno-stack-protector/}' >my.specs
cp frame.c weak.c
gcc-12 $HARD -c main.c
gcc-12 -specs=my.specs $HARD -c weak.c
gcc-12 $LINK main.o weak.o -o prog
