# SPDX-License-Identifier: Apache-2.0
# run: a clean program: objcopy and two strips after the link
# expect: passes
# under: run
# needs: llvm-strip-14
cp clean.c weak.c
gcc-12 $HARD $LINK main.c weak.c -o p1
objcopy p1 p2; strip -s -R .comment p2 -o p3; llvm-strip-14 p3 -o prog
./prog
