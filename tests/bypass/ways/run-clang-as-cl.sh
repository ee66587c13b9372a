# SPDX-License-Identifier: Apache-2.0
# run: clang as cl
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: clang-14
clang-14 --driver-mode=cl --target=x86_64-pc-linux-gnu /O2 /c weak.c /Foweak.o -Xclang -stack-protector -Xclang 3 -fPIE
clang-14 $HARD -c main.c
clang-14 $HARD $LINK main.o weak.o -o prog
