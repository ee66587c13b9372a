# SPDX-License-Identifier: Apache-2.0
# run: the linker by its triplet name
# expect: reported
# names: evidence\.unchecked-unit
# under: run
# needs: x86_64-linux-gnu-ld.bfd
/usr/bin/gcc-12 -O2 -fPIE -c main.c weak.c
x86_64-linux-gnu-ld.bfd -pie -s -z now -e main main.o weak.o --unresolved-symbols=ignore-all -o prog
