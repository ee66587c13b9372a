# SPDX-License-Identifier: Apache-2.0
# run: --oformat=srec of a bare unit
# expect: refused
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -fno-stack-protector -c weak.c;  gcc-12 -nostdlib -static -nostartfiles -Wl,-e,weak -Wl,--oformat=srec weak.o -o prog
