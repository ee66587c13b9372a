# SPDX-License-Identifier: Apache-2.0
# run: COLLECT_GCC and the linker's plugin by hand
# expect: refused
# names: evidence\.unchecked-unit
# under: run
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
p=$(/usr/bin/gcc-12 -print-prog-name=collect2)
ld -plugin $(/usr/bin/gcc-12 -print-file-name=liblto_plugin.so) -pie -s -z relro -z now -dynamic-linker /lib64/ld-linux-x86-64.so.2 $(/usr/bin/gcc-12 -print-file-name=Scrt1.o) $(/usr/bin/gcc-12 -print-file-name=crti.o) main.o weak.o -lc $(/usr/bin/gcc-12 -print-file-name=crtn.o) -L/usr/lib/x86_64-linux-gnu -o prog
