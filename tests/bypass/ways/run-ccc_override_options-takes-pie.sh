# SPDX-License-Identifier: Apache-2.0
# run: CCC_OVERRIDE_OPTIONS takes PIE
# expect: refused
# names: hardening.pie
# under: run
# needs: clang-14
cp clean.c weak.c
export CCC_OVERRIDE_OPTIONS='# x-fPIE +-fno-pie'
clang-14 $HARD -c main.c weak.c
clang-14 $HARD $LINK main.o weak.o -o prog
