# SPDX-License-Identifier: Apache-2.0
# run: ninja's response file
# expect: refused
# names: evidence\.unchecked-unit
# under: run
# needs: ninja
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c

printf 'rule l\n  command = gcc-12 @$out.rsp -o $out\n  rspfile = $out.rsp\n  rspfile_content = $in $f\nbuild prog: l main.o weak.o\n  f = %s\n' "$LINK" >build.ninja
ninja
