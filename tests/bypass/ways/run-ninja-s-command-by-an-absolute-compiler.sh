# SPDX-License-Identifier: Apache-2.0
# run: ninja's command by an absolute compiler
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: ninja
printf 'rule c\n  command = /usr/bin/gcc-12 %s -c $in -o $out\nrule l\n  command = env -u COMPILER_PATH /usr/bin/gcc-12 %s $in -o $out\nbuild main.o: c main.c\nbuild weak.o: c weak.c\nbuild prog: l main.o weak.o\n' "$HARD" "$LINK" >build.ninja
ninja
