# SPDX-License-Identifier: Apache-2.0
# run: lld -flavor gnu
# expect: reported
# names: evidence.unchecked-unit
# under: run
# needs: lld-14
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
S=$(dirname $(/usr/bin/gcc-12 -print-file-name=Scrt1.o)) G=$(dirname $(/usr/bin/gcc-12 -print-libgcc-file-name)); lld-14 -flavor gnu -pie -dynamic-linker /lib64/ld-linux-x86-64.so.2 -z relro -z now -s $S/Scrt1.o $S/crti.o $G/crtbeginS.o main.o weak.o -L$G -L$S -lc $G/crtendS.o $S/crtn.o -o prog
