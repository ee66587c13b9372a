# SPDX-License-Identifier: Apache-2.0
# run: an object made in CMakeTmp is copied out
# expect: refused
# names: evidence.off|evidence.unchecked-unit
# under: run
mkdir -p CMakeFiles/CMakeTmp
cp weak.c CMakeFiles/CMakeTmp/
(cd CMakeFiles/CMakeTmp; gcc-12 $HARD -c weak.c)
cp CMakeFiles/CMakeTmp/weak.o .
gcc-12 $HARD -c main.c
gcc-12 $HARD $LINK main.o weak.o -o prog
