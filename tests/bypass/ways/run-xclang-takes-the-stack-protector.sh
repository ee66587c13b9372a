# SPDX-License-Identifier: Apache-2.0
# run: -Xclang takes the stack protector
# expect: refused
# names: hardening\.stack-protector
# under: run
# needs: clang-14
cp frame.c weak.c
clang-14 $HARD -Xclang -stack-protector -Xclang 0 -c weak.c
clang-14 $HARD -c main.c
clang-14 $LINK main.o weak.o -o prog
