# SPDX-License-Identifier: Apache-2.0
# run: CCC_OVERRIDE_OPTIONS takes the stack protector
# expect: refused
# names: hardening.stack-protector
# under: run
# needs: clang-14
cp frame.c weak.c
gcc-12 $HARD -c main.c
export CCC_OVERRIDE_OPTIONS='# +-fno-stack-protector'
clang-14 $HARD -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog
