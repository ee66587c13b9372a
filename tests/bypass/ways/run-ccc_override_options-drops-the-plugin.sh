# SPDX-License-Identifier: Apache-2.0
# run: CCC_OVERRIDE_OPTIONS drops the plugin
# expect: refused
# names: evidence.unchecked-unit
# under: run
# needs: clang-14
cp frame.c weak.c
gcc-12 $HARD -c main.c
export CCC_OVERRIDE_OPTIONS='# s/-fplugin.*/-DX/'
clang-14 $HARD -c weak.c
gcc-12 $HARD $LINK main.o weak.o -o prog
