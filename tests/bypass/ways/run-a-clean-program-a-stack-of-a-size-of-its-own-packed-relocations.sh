# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a stack of a size of its own, packed relocations
# expect: passes
# under: run
cp clean.c weak.c
gcc-12 $HARD -c main.c weak.c
gcc-12 $LINK -Wl,-z,stack-size=65536,-z,separate-code,--hash-style=gnu,--sort-section=alignment main.o weak.o -o prog
./prog
