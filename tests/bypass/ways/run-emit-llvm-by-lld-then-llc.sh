# SPDX-License-Identifier: Apache-2.0
# run: emit-llvm by lld, then llc
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: clang-14 ld.lld llc-14
cp clean.c weak.c
/usr/bin/clang-14 $HARD -flto -c weak.c
clang-14 $HARD -flto -c main.c
clang-14 -fuse-ld=lld -flto $LINK main.o weak.o -Wl,-plugin-opt=emit-llvm -o all.bc
llc-14 -relocation-model=pic -filetype=obj all.bc -o all.o
gcc-12 $LINK all.o -o prog
