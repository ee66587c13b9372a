# SPDX-License-Identifier: Apache-2.0
# run: AddressSanitizer in the stack protector's place
# expect: refused
# names: hardening\.stack-protector
# under: run
cp frame.c weak.c
gcc-12 $HARD -fsanitize=address -fno-stack-protector -c weak.c
gcc-12 $HARD -c main.c
gcc-12 $LINK -fsanitize=address main.o weak.o -o prog
