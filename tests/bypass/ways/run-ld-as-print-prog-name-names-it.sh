# SPDX-License-Identifier: Apache-2.0
# run: ld as -print-prog-name names it
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
LD=$(gcc-12 -print-prog-name=ld)
$LD -pie -s -z relro -z now -z noexecstack -dynamic-linker /lib64/ld-linux-x86-64.so.2 $(gcc-12 -print-file-name=Scrt1.o) main.o weak.o -lc -L/usr/lib/x86_64-linux-gnu -o prog
