# SPDX-License-Identifier: Apache-2.0
# run: a clean program: Clang's control flow integrity by LTO
# expect: passes
# under: run
# needs: clang-14 ld.lld
cp clean.c weak.c
clang-14 $HARD -flto -fvisibility=hidden -fsanitize=cfi -c main.c weak.c
clang-14 $LINK -flto -fuse-ld=lld -fsanitize=cfi main.o weak.o -o prog
./prog
