# SPDX-License-Identifier: Apache-2.0
# run: a clean program: ninja with response files
# expect: passes
# under: run
# needs: ninja
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
printf 'rule l\n  command = gcc-12 @$out.rsp -o $out\n  rspfile = $out.rsp\n  rspfile_content = $in $f\nbuild prog: l main.o weak.o\n  f = %s\n' "$LINK" >build.ninja
ninja
./prog
