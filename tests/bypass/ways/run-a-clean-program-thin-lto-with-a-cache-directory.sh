# SPDX-License-Identifier: Apache-2.0
# run: a clean program: thin LTO with a cache directory
# expect: passes
# under: run
# needs: clang-14 ld.lld
cp clean.c weak.c
clang-14 $HARD -flto=thin -c main.c weak.c
for i in 1 2; do clang-14 $LINK -flto=thin -fuse-ld=lld -Wl,--thinlto-cache-dir=tc main.o weak.o -o prog; done
./prog
