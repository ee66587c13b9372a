# SPDX-License-Identifier: Apache-2.0
# run: thin LTO, a bare unit in an archive
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: ld.lld clang-14
/usr/bin/clang-14 $HARD -flto=thin -c weak.c; llvm-ar-14 rcs libw.a weak.o
clang-14 $HARD -flto=thin -c main.c
clang-14 $HARD $LINK -flto=thin -fuse-ld=lld main.o libw.a -o prog
