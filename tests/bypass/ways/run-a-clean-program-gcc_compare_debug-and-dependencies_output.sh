# SPDX-License-Identifier: Apache-2.0
# run: a clean program: GCC_COMPARE_DEBUG and DEPENDENCIES_OUTPUT
# expect: passes
# under: run
cp clean.c weak.c
export GCC_COMPARE_DEBUG=1 DEPENDENCIES_OUTPUT=deps.d
gcc-12 $HARD -c main.c weak.c
unset GCC_COMPARE_DEBUG DEPENDENCIES_OUTPUT
gcc-12 $LINK main.o weak.o -o prog
./prog
