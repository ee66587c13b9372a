# SPDX-License-Identifier: Apache-2.0
# run: the output's path goes through CMakeTmp and out again
# expect: reported
# names: evidence.unchecked-unit
# under: run
cp clean.c weak.c
/usr/bin/gcc-12 $HARD -c weak.c
gcc-12 $HARD -c main.c
mkdir -p CMakeFiles/CMakeTmp
gcc-12 $HARD $LINK main.o weak.o -o CMakeFiles/CMakeTmp/../../prog
